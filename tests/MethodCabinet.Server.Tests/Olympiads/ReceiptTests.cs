using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>What a participant is handed as proof is checked here with the published keys alone, as an outsider would.</summary>
public sealed class ReceiptTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_save_brings_a_receipt_that_the_published_key_verifies()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => sitting.OpenAsync(app)));
        var keys = await KeysAsync();

        await Task.WhenAll(pupils.Select(async (pupil, i) =>
        {
            var device = pupil.NewDevice();
            for (var n = 1; n <= 5; n++)
            {
                device.Write(sitting.Tasks[1], Device.Text($"ответ {i}.{n}"));
                var saved = await device.SaveAsync(pupil.Client, from: n);

                Assert.True(Verifies(keys, device, saved));
                Assert.False(Verifies(keys, device, saved with { ReceivedAt = saved.ReceivedAt.AddSeconds(-1) }));
            }
        }));
    }

    [Fact]
    public async Task What_is_sent_again_is_proved_again()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("ответ"));
        device.Write(sitting.Tasks[1], Device.Text("другой ответ"));
        var first = await device.SaveAsync(pupil.Client);

        var again = await device.SaveAsync(pupil.Client, count: 1);

        Assert.Equal(first.Head, again.Head);
        Assert.True(Verifies(await KeysAsync(), device, again));
    }

    [Fact]
    public async Task A_new_key_signs_and_receipts_of_the_old_one_stay_good()
    {
        var administrator = await app.SignInAsAsync(Role.Administrator);
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("до смены ключа"));
        var before = await device.SaveAsync(pupil.Client);

        using var rotated = await administrator.PostAsync("/api/receipt-keys", content: null);
        var next = await Participant.ReadAsync<ListReceiptKeys.Key>(rotated);
        var keys = await KeysAsync();

        Assert.Equal([next.Id, before.Receipt.KeyId], keys.Select(key => key.Id));
        Assert.Equal([true, false], keys.Select(key => key.RetiredAt is null));
        Assert.True(Verifies(keys, device, before));
        using var signer = ActivatorUtilities.CreateInstance<ReceiptSigner>(app.Services);
        await signer.PrepareAsync(default);
        Assert.Equal(next.Id, signer.Sign([0]).KeyId);
        Assert.Contains(await app.WithDbAsync(db => db.AuditLog.Select(e => e.Action).ToListAsync()), action => action == "receipt-key.rotated");
    }

    [Fact]
    public async Task A_closed_round_publishes_a_digest_and_each_participant_proves_the_own_work()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sitting.OpenAsync(app)));
        var devices = pupils.Select(pupil => pupil.NewDevice()).ToList();
        foreach (var (pupil, device) in pupils.Zip(devices))
        {
            device.Write(sitting.Tasks[1], Device.Text("мой ответ"));
            await device.SaveAsync(pupil.Client);
        }

        using (var early = await pupils[0].Client.GetAsync($"/api/attempts/{pupils[0].AttemptId}/proof"))
        {
            Assert.Equal("olympiad.round.not-sealed", await early.ErrorCodeAsync());
        }

        await SealAsync(sitting.RoundId);
        var visitor = app.CreateClient();
        var root = Assert.Single((await visitor.GetFromJsonAsync<List<ListRoundRoots.Item>>($"/api/rounds/{sitting.RoundId}/roots", Device.Json))!);
        var round = Assert.Single((await visitor.GetFromJsonAsync<List<ListOlympiadRoots.Item>>($"/api/olympiads/{sitting.OlympiadId}/roots", Device.Json))!);
        Assert.Equal((sitting.RoundId, root.Root), (round.RoundId, Assert.Single(round.Roots).Root));
        Assert.Equal(pupils.Length, root.Size);
        var key = (await KeysAsync()).Single(k => k.Id == root.KeyId);
        Assert.True(VerifyData(key, ReceiptEncoding.SignedContent(sitting.RoundId, root.Number, root.MadeAt, root.Size, Convert.FromHexString(root.Root)), root.Signature));
        foreach (var (pupil, device) in pupils.Zip(devices))
        {
            var proof = (await pupil.Client.GetFromJsonAsync<GetAttemptProof.Response>($"/api/attempts/{pupil.AttemptId}/proof", Device.Json))!;
            var chain = Assert.Single(proof.Chains);
            Assert.Equal((device.Id, 1L, device.LastHash), (chain.DeviceId, chain.Seq, chain.Hash));
            var leaf = ReceiptEncoding.HeadLeafOf(pupil.AttemptId, chain.DeviceId, chain.Seq, Convert.FromHexString(chain.Hash));
            Assert.Equal(root.Root, Convert.ToHexStringLower(MerkleTree.RootOf(leaf, chain.Index, root.Size, chain.Path)!));
        }

        using var foreign = await pupils[0].Client.GetAsync($"/api/attempts/{pupils[1].AttemptId}/proof");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_arrives_after_the_digest_does_not_change_it_and_the_database_lets_nobody_change_it()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("вовремя"));
        await device.SaveAsync(pupil.Client);
        await SealAsync(sitting.RoundId);
        var before = await pupil.Client.GetStringAsync($"/api/attempts/{pupil.AttemptId}/proof");

        device.Write(sitting.Tasks[1], Device.Text("после закрытия"));
        Assert.Equal(1, (await device.SaveAsync(pupil.Client, from: 2)).Late);
        await SealAsync(sitting.RoundId);

        Assert.Equal(before, await pupil.Client.GetStringAsync($"/api/attempts/{pupil.AttemptId}/proof"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.WithDbAsync(
            db => db.RoundRoots.Where(r => r.RoundId == sitting.RoundId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Size, 7))));
    }

    [Fact]
    public async Task What_came_in_time_and_reached_the_disk_after_the_digest_is_in_the_next_one()
    {
        var sitting = await Sitting.CreateAsync(app);
        var pupil = await sitting.OpenAsync(app);
        var device = pupil.NewDevice();
        device.Write(sitting.Tasks[1], Device.Text("вовремя"));
        await device.SaveAsync(pupil.Client);
        await SealAsync(sitting.RoundId);

        // As after a database that answered slowly: the save was judged before the closing.
        device.Write(sitting.Tasks[1], Device.Text("тоже вовремя"));
        await app.WithDbAsync(db =>
        {
            db.JournalEntries.Add(new JournalEntry
            {
                AttemptId = pupil.AttemptId,
                DeviceId = device.Id,
                Seq = 2,
                TaskId = sitting.Tasks[1],
                Answer = Device.Text("тоже вовремя"),
                ElapsedMs = 2000,
                Hash = Convert.FromHexString(device.LastHash),
                ReceivedAt = DateTimeOffset.UtcNow.AddSeconds(-20),
                IsLate = false,
                ChainBytes = 0,
            });
            return db.SaveChangesAsync();
        });
        await SealAsync(sitting.RoundId);
        await SealAsync(sitting.RoundId);

        Assert.Equal([1, 2], await app.WithDbAsync(db => db.RoundRoots.Where(r => r.RoundId == sitting.RoundId).Select(r => r.Number).OrderBy(n => n).ToListAsync()));
        var proof = await Participant.ReadAsync<GetAttemptProof.Response>(await pupil.Client.GetAsync($"/api/attempts/{pupil.AttemptId}/proof"));
        Assert.Equal((2, 2L, device.LastHash), (proof.Root.Number, Assert.Single(proof.Chains).Seq, proof.Chains[0].Hash));
    }

    private async Task SealAsync(Guid roundId)
    {
        await app.WithDbAsync(db => db.Rounds.Where(r => r.Id == roundId && r.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, DateTimeOffset.UtcNow)));
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SealRoundJob>(scope.ServiceProvider).RunAsync(roundId, default);
    }

    private async Task<List<ListReceiptKeys.Key>> KeysAsync() =>
        (await app.CreateClient().GetFromJsonAsync<List<ListReceiptKeys.Key>>("/api/receipt-keys", Device.Json))!;

    private static bool Verifies(List<ListReceiptKeys.Key> keys, Device device, SubmitJournal.Response saved)
    {
        var (claim, receipt) = (new ReceiptClaim(device.AttemptId, device.Id, saved.Head.Seq, Convert.FromHexString(saved.Head.Hash), saved.ReceivedAt), saved.Receipt);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(keys.Single(k => k.Id == receipt.KeyId).PublicKey, out _);
        return ReceiptEncoding.Verify(key, claim, receipt.Index, receipt.Size, receipt.Path, receipt.Signature);
    }

    private static bool VerifyData(ListReceiptKeys.Key published, byte[] content, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(published.PublicKey, out _);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
