/** What the authority reads first: what is in the archive, and how each step is verified without us. */
export const readme = `สำนวนปิดผนึก / Sealed dossier

dossier.pdf   สำนวนสำหรับอ่าน / the case to read
dossier.json  ข้อมูลเดียวกันสำหรับโปรแกรม / the same for programs
receipts/     หลักฐานจากบันทึกสาธารณะของหน่วยงาน ขั้นละไฟล์ / a proof from the public log for each step

พยานหลักฐานที่แนบไม่อยู่ในไฟล์นี้ ขั้นที่แนบมีชื่อและ SHA-256 ของแต่ละไฟล์ไว้เทียบเมื่อส่งมอบ
Evidence files are not inside: the step that attached them has the name and SHA-256 of each, to compare when they are
handed over.

วิธีตรวจแต่ละขั้น / To verify a step:
1. SHA-256 of "committed_text" is the "sha256" inside "ledger.payload".
2. SHA-256 of the bytes of "ledger.salt" (hex) followed by "ledger.payload" is the "commitment" of the entry.
3. The entry stands in the "extra" line (base64) of receipts/INDEX.tlog-proof, which proves that the log holds it
   (C2SP tlog-proof). Compare the key of the log with the one that the organisation publishes.
`
