/** «Windows · Chrome»: enough to tell one's own devices apart; browsers give no better name. */
export function deviceName(userAgent: string) {
  const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'CrOS', 'Linux'];
  const system = systems.find((sign) => userAgent.includes(sign)) ?? '';
  const browsers: [RegExp, string][] = [
    [/YaBrowser/, 'Yandex Browser'],
    [/Edg/, 'Edge'],
    [/OPR/, 'Opera'],
    [/Firefox/, 'Firefox'],
    [/Chrome/, 'Chrome'],
    [/Safari/, 'Safari'],
  ];
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1] ?? '';
  return [system.replace('Mac OS X', 'macOS'), browser].filter(Boolean).join(' · ') || userAgent.slice(0, 40);
}
