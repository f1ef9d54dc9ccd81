import { h } from "../vendor/vue.js";
import { useSession } from "../lib/session.js";
import { SessionBar } from "../parts/session-bar.js";
import { ChartPanel } from "../lib/chart.js";
import { Kpis } from "../parts/kpi.js";
export default { setup() { const s = useSession("session"); return () => [h(SessionBar, { session: s }), h(ChartPanel, {id:"x", title:"X", option: {tooltip:{trigger:"axis"},xAxis:{type:"category",data:["a","b"]},yAxis:{},series:[{type:"line",name:"s",data:[1,2]}]}})]; } };
