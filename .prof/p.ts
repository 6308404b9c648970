import { gsomia, setting, sizesOf } from "/work/main/tests/stories";
import { draw } from "/work/main/lib/charts/draw";
import * as Plot from "@observablehq/plot";
import { createDocument } from "@mixmark-io/domino";
const s = gsomia();
for (const c of s.charts) { 
  const one = () => draw(s, c, "middle", setting);
  for (let i=0;i<200;i++) one();
  const t=performance.now(); const n=300; for (let i=0;i<n;i++) one();
  const d=performance.now()-t; console.log(c.id, (n/d*1000).toFixed(0), one().svg.length);
}
const bare=()=> (Plot.plot({width:500,height:90,document:createDocument("",true),x:{axis:null},marks:[Plot.barX([52,10,37],{x:d=>d})]}) as any).outerHTML;
for (let i=0;i<300;i++) bare(); const t=performance.now(); for (let i=0;i<1000;i++) bare(); console.log("bare", (1000/(performance.now()-t)*1000).toFixed(0));
