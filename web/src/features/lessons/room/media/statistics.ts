/** What the statistics of a connection say since they were asked last. */
export interface Measured {
  loss: number;
  jitter: number;
  /** ms; undefined while nothing was measured. */
  roundTrip: number | undefined;
}

interface Counts {
  lost: number;
  received: number;
}

/** Asks a connection for what the ladder needs. */
export class Statistics {
  private before: Counts | undefined;
  private quickest = Infinity;

  async ask(connection: RTCPeerConnection): Promise<Measured & { waits: number }> {
    const now: Counts = { lost: 0, received: 0 };
    let jitter = 0;
    let roundTrip: number | undefined;
    (await connection.getStats()).forEach((report: Record<string, unknown>) => {
      if (report.type === 'inbound-rtp' && report.kind === 'audio') {
        now.lost += Number(report.packetsLost ?? 0);
        now.received += Number(report.packetsReceived ?? 0);
        jitter = Math.max(jitter, Number(report.jitter ?? 0) * 1_000);
      }
      if (report.type === 'candidate-pair' && report.nominated && typeof report.currentRoundTripTime === 'number')
        roundTrip = report.currentRoundTripTime * 1_000;
    });
    const lost = now.lost - (this.before?.lost ?? now.lost);
    const received = now.received - (this.before?.received ?? now.received);
    this.before = now;
    if (roundTrip !== undefined) this.quickest = Math.min(this.quickest, roundTrip);
    return {
      loss: lost + received > 0 ? Math.max(0, lost) / (Math.max(0, lost) + Math.max(0, received)) : 0,
      jitter,
      roundTrip,
      waits: roundTrip === undefined ? 0 : roundTrip - this.quickest,
    };
  }
}
