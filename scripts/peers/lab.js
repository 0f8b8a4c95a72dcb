// Speaks to a Jupyter server through @jupyterlab/services, as JupyterLab and VS Code's Jupyter extension (with a server) do.
// usage: node lab.js SERVER_FILE   (what the server has written of itself: jpserver-PID.json)
const fs = require('fs');
const { KernelManager, ServerConnection, SessionManager } = require('@jupyterlab/services');

const server = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const serverSettings = ServerConnection.makeSettings({
  baseUrl: server.url, token: server.token, appendToken: true, WebSocket: require('ws'), fetch, Request, Headers
});
let failed = 0;

function check(name, good, seen) {
  if (!good) failed++;
  console.log((good ? 'ok      ' : 'FAILED  ') + name + (good ? '' : ': ' + JSON.stringify(seen)));
}

// Runs a cell with the options, and the metadata, that VS Code's extension sends.
function begin(kernel, code, typed) {
  const options = { code, silent: false, stop_on_error: false, allow_stdin: true, store_history: true };
  const future = kernel.requestExecute(options, false, { cellId: 'vscode-notebook-cell:/a.ipynb#1' });
  const said = [];
  future.onIOPub = message => said.push(message);
  future.onStdin = question => kernel.sendInputReply({ status: 'ok', value: typed ?? '' }, question.header);
  return { future, said };
}

async function run(kernel, code, typed) {
  const { future, said } = begin(kernel, code, typed);
  const reply = (await future.done).content;
  const of = type => said.filter(message => message.header.msg_type === type).map(message => message.content);
  const data = type => of(type)[0]?.data ?? {};
  const text = of('stream').map(content => content.text).join('');
  return { reply, of, data, text, plain: data('execute_result')['text/plain'] };
}

async function output(kernel) {
  let r = await run(kernel, 'System.out.println("hello");\n40 + 2');
  check('output and result', r.text === 'hello\n' && r.plain === '42' && r.reply.execution_count > 0, r);
  r = await run(kernel, 'record P(String name, int age) {}\nList.of(new P("Rex", 3), new P("Tom", 5))');
  check('rich display', r.data('execute_result')['text/html'].includes('<table'), r);
  r = await run(kernel, 'display("one", "the-id");\nupdateDisplay("the-id", "two");');
  check('update of a display', r.data('display_data')['text/plain'] === 'one' && r.data('update_display_data')['text/plain'] === 'two', r);
  r = await run(kernel, 'new Scanner(System.in).nextLine().toUpperCase()', 'typed');
  check('a line of input', r.plain === 'TYPED', r);
  r = await run(kernel, 'int zero = 0;\n1 / zero');
  check('an error', r.reply.ename === 'java.lang.ArithmeticException' && r.reply.traceback.join('\n').includes('line 2'), r);
}

async function help(kernel) {
  const completed = (await kernel.requestComplete({ code: 'String s = "x";\ns.subs', cursor_pos: 22 })).content;
  check('completion', completed.matches.includes('substring(') && completed.cursor_start === 18 && completed.cursor_end === 22, completed);
  const types = completed.metadata._jupyter_types_experimental;
  check('signatures', types.some(t => t.type === 'function' && t.signature.includes('substring(int beginIndex')), types);
  const inspected = (await kernel.requestInspect({ code: '"x".trim()', cursor_pos: 6, detail_level: 0 })).content;
  check('inspection', inspected.found && inspected.data['text/plain'].includes('trim'), inspected);
  const told = async code => (await kernel.requestIsComplete({ code })).content;
  const open = await told('for (int i = 0; i < 3; i++) {');
  check('is_complete', open.status === 'incomplete' && (await told('1 + 1')).status === 'complete' && (await told(')')).status === 'invalid', open);
  const history = (await kernel.requestHistory({ hist_access_type: 'tail', n: 2, output: false, raw: true })).content.history;
  check('history', history.length === 2 && history[1][2].startsWith('int zero'), history);
}

// The library makes a subshell for the comms of a target, if a kernel has subshells.
async function comms(kernel) {
  const comm = kernel.createComm('no.such.target');
  const closed = new Promise(done => { comm.onClose = message => done(message.content); });
  await comm.subshellStarted;
  await comm.open({ hello: 1 }).done;
  check('a comm that nobody wants is closed', (await closed).comm_id === comm.commId, comm.commId);
  check('no comms', Object.keys((await kernel.requestCommInfo({})).content.comms).length === 0, 0);
}

async function variables(kernel) {
  let seq = 0;
  const ask = async (command, args) => (await kernel.requestDebug({ type: 'request', seq: ++seq, command, arguments: args }).done).content;
  await run(kernel, 'var pets = List.of(new P("Rex", 3));');
  const all = (await ask('inspectVariables', {})).body.variables;
  const pets = all.find(variable => variable.name === 'pets');
  const inside = (await ask('variables', { variablesReference: pets.variablesReference })).body.variables;
  check('variables, and what is in them', inside[0].type === 'P' && all.some(variable => variable.name === 'zero' && variable.value === '0'), all);
  const rich = (await ask('richInspectVariables', { variableName: 'pets' })).body.data;
  check('a variable as it shows itself', rich['text/html'].includes('<table'), rich);
}

async function whileBusy(kernel) {
  const { future } = begin(kernel, 'System.out.println("begun");\nwhile (true) {}');
  await new Promise(done => { future.onIOPub = message => { if (message.header.msg_type === 'stream') done(); }; });
  const completed = (await kernel.requestComplete({ code: 'zer', cursor_pos: 3 })).content;
  check('completion while a cell runs', completed.matches.includes('zero'), completed);
  const subshellId = (await kernel.requestCreateSubshell({}).done).content.subshell_id;
  const beside = kernel.clone();
  beside.subshellId = subshellId;
  const r = await run(beside, '1 + 1');
  check('a subshell while a cell runs', r.plain === '2', r);
  const deleted = (await kernel.requestDeleteSubshell({ subshell_id: subshellId }).done).content;
  check('the subshell is deleted', deleted.status === 'ok', deleted);
  beside.subshellId = null;
  beside.dispose();
  await kernel.interrupt();
  const reply = (await future.done).content;
  check('interrupt', reply.status === 'error' && reply.ename === 'Interrupted', reply);
  check('what was declared is kept', (await run(kernel, 'zero')).plain === '0', 0);
}

async function restart(kernel) {
  await kernel.restart();
  check('a restart forgets', (await run(kernel, 'zero')).reply.status === 'error', 0);
  const r = await run(kernel, '1 + 1');
  check('a restarted kernel runs, and counts from 1', r.plain === '2' && r.reply.execution_count <= 2, r);
}

async function main() {
  const kernelManager = new KernelManager({ serverSettings });
  const sessions = new SessionManager({ serverSettings, kernelManager });
  await sessions.ready;
  const session = await sessions.startNew({ path: 'a.ipynb', type: 'notebook', name: 'a', kernel: { name: 'loopbook' } });
  const kernel = session.kernel;
  const info = await kernel.info;
  check('kernel info', info.status === 'ok' && info.language_info.name === 'java' && kernel.supportsSubshells, info);
  for (const part of [output, help, comms, variables, whileBusy, restart]) await part(kernel);
  await session.shutdown();
  await kernelManager.refreshRunning();
  check('shutdown', [...kernelManager.running()].length === 0, [...kernelManager.running()]);
  console.log(failed === 0 ? 'all is well' : failed + ' failed');
  process.exit(failed === 0 ? 0 : 1);
}

setTimeout(() => { console.error('FAILED  nothing came in 5 minutes'); process.exit(1); }, 300000).unref();
main().catch(error => { console.error('FAILED ', error); process.exit(1); });
