-- The layers of the map of an area as officers enter them: boundary, water, roads, places. Each version stays.
create table area_map_layer (
  organization_id uuid not null,
  layer text not null check (layer in ('boundary', 'water', 'road', 'place')),
  version integer not null check (version > 0),
  -- Simplified for drawing; null where the layer was taken off.
  shapes jsonb,
  shape_count integer not null check (shape_count >= 0),
  source text not null,
  attribution text not null,
  sha256 bytea,
  -- The officer who entered it; null for what the program did itself.
  entered_by uuid,
  entered_at timestamptz not null,
  primary key (organization_id, layer, version),
  foreign key (organization_id, entered_by) references account
);

alter table area_map_layer enable row level security;

alter table area_map_layer force row level security;

create policy area_map_layer_tenant on area_map_layer using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on area_map_layer to prongsai_web;
