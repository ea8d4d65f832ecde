import type { Batch, Sender } from '../journal/sender';
import { patience } from '../patience';
import type { Proof } from './receiptBook';
import type { JournalReceipt } from '../contract';

/** The receipts of one work as they come. Their code comes with the first one: the paper is to open quickly on a slow line. */
export class HeardReceipts {
  private proving: Promise<Proof> = Promise.resolve('unchecked');
  private takingBack: Promise<void> | undefined;

  constructor(
    private readonly attemptId: string,
    private readonly journal: Pick<Sender, 'store' | 'doubt'>,
    private readonly onProof: (proof: Proof) => void,
  ) {}

  heard(receipt: JournalReceipt, deviceId: string) {
    // Without that code they stay unchecked.
    this.proving = this.keep(receipt, deviceId).catch(() => 'unchecked');
  }

  /** Waits for the verification, but not for a line that is slow to bring what that needs: then it is taken back when the last receipt turns out to be forged. */
  async believed(batch: Batch): Promise<boolean> {
    const { proving } = this;
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
    const proof = await Promise.race([proving, late]);
    if (proof === undefined) this.takingBack = this.takeBack(batch, proving);
    return proof !== 'forged';
  }

  /** Once it is known what the last receipt is worth, and its entries wait again where that is nothing. */
  async settled(): Promise<void> {
    await this.proving;
    await this.takingBack;
  }

  /** Verified and kept for the participant. */
  private async keep(receipt: JournalReceipt, deviceId: string): Promise<Proof> {
    const { receiptBook } = await import('./receiptBook');
    // A storage that has failed must not lose the receipt as well.
    const own = await this.journal.store.entry(this.attemptId, deviceId, receipt.head.seq).catch(() => undefined);
    const proof = await receiptBook.keep(this.attemptId, deviceId, receipt, own?.hash);
    this.onProof(proof);
    return proof;
  }

  private async takeBack(batch: Batch, proving: Promise<Proof>) {
    if ((await proving) === 'forged') await this.journal.doubt(batch).catch(() => undefined);
  }
}
