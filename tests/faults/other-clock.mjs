// For `node --import`: this process looks at a clock that is off by FAULTS_CLOCK ms. Timers are left as they are.
const off = Number(process.env.FAULTS_CLOCK ?? 0);
const now = () => Real.now() + off;
const Real = Date;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new Real(now()).toString(),
  get: (target, name, asked) => (name === 'now' ? now : Reflect.get(target, name, asked)),
});
