import fs from "fs"; const f=fs.readdirSync("/tmp/prof").filter(x=>x.endsWith("cpuprofile"))[0];
const p=JSON.parse(fs.readFileSync("/tmp/prof/"+f)); const self={}; const dt=p.timeDeltas; const byId=new Map(p.nodes.map(n=>[n.id,n]));
p.samples.forEach((id,i)=>{const n=byId.get(id).callFrame; const k=n.functionName+" "+n.url.split("/").slice(-2).join("/")+":"+n.lineNumber; self[k]=(self[k]||0)+dt[i];});
const tot=Object.values(self).reduce((a,b)=>a+b); for(const [k,v] of Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,28)) console.log((v/tot*100).toFixed(1)+"%",k);
