import {chromium} from "@playwright/test"; import {existsSync} from "fs";
const [,, out, ...files]=process.argv; const b=await chromium.launch({executablePath:["/usr/bin/chromium-headless-shell","/usr/bin/chromium"].find(existsSync)});
for (const scheme of ["light","dark"]) { const p=await b.newPage({colorScheme:scheme,viewport:{width:1100,height:800}});
await p.setContent(`<body style="margin:10px;background:${scheme==="dark"?"#17181b":"#fdfcf8"};display:flex;flex-wrap:wrap;gap:20px;align-items:flex-start">`+files.map(f=>`<img src="file://${f}">`).join(""));
const html=await p.content(); const {writeFileSync}=await import("fs"); writeFileSync("/tmp/s.html",html); await p.goto("file:///tmp/s.html"); await p.waitForTimeout(300); await p.screenshot({path:`${out}-${scheme}.png`,fullPage:true}); }
await b.close();
