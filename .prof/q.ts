import { gsomia, setting } from "/work/main/tests/stories";
import { draw } from "/work/main/lib/charts/draw";
const s = gsomia(); const c = s.charts.find(c=>c.id==="poll")!;
for (let i=0;i<3000;i++) draw(s, c, "middle", setting);
