import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postPush } from '#server/notify/post-push';
import { pushAgents } from '#server/notify/push-agent';
import { type PushService, startPushService } from '../../support/push-service';
import { settingsFor } from './world';

let service: PushService;
beforeAll(async () => {
  service = await startPushService();
});
afterAll(() => service.stop());

describe('A39 the server cannot be made to call into its own network', () => {
  test('a name that leads to this machine is refused while connecting', async () => {
    const { open, destroy } = pushAgents(service.certificate.cert);
    const device = service.device();
    const failure = await new Promise((resolve) => {
      const sent = request(device.endpoint, { method: 'POST', agent: open });
      sent.on('error', resolve);
      sent.on('response', () => resolve('answered'));
      sent.end();
    });
    destroy();
    expect(failure).toMatchObject({ code: 'closed_network' });
    expect(device.requests).toBe(0);
  });

  test('a host that is not named is not even asked for', async () => {
    const settings = { ...settingsFor(service), named: [] };
    const device = service.device();
    const outcome = await postPush(
      settings,
      { ...device.subscription(), ...device.subscription().keys },
      '0193b1f2-0000-7000-8000-000000000001',
      '{}',
    );
    settings.agents.destroy();
    expect(outcome).toEqual({ kind: 'refused', status: 0, error: 'endpoint not allowed' });
    expect(device.requests).toBe(0);
  });

  test('a named host is called, and its certificate must be known', async () => {
    const device = service.device();
    const target = { ...device.subscription(), ...device.subscription().keys };
    const settings = settingsFor(service);
    expect(await postPush(settings, target, '0193b1f2-0000-7000-8000-000000000001', '{}')).toEqual({
      kind: 'reached',
      status: 201,
    });
    const stranger = { ...settings, agents: pushAgents() };
    expect(await postPush(stranger, target, '0193b1f2-0000-7000-8000-000000000001', '{}')).toMatchObject({
      kind: 'later',
      error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    settings.agents.destroy();
    stranger.agents.destroy();
    expect(device.requests).toBe(1);
  });
});
