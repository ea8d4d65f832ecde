using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MethodCabinet.Server.Olympiads.Attempts;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>A client that lies is refused with a code, and nothing of it is stored.</summary>
[Collection(nameof(JournalMachine))]
public sealed class JournalLieTests(JournalMachine machine)
{
    [Fact]
    public async Task No_forged_replayed_or_broken_batch_is_believed()
    {
        var server = await machine.ServerAsync();
        var pupils = await WrittenAsync(server, 2);
        var (liar, victim) = (pupils[0], pupils[1]);

        foreach (var lie in JournalLie.Of(liar, victim))
        {
            using var reply = await lie.TellAsync(liar.Client);
            Assert.Equal((lie.Name, lie.Code), (lie.Name, await reply.ErrorCodeAsync()));
        }

        await victim.WriteOneAsync(server);
        await liar.WriteOneAsync(server);
        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Theory]
    [InlineData(100_000, 0, "platform.request.too-large")]
    [InlineData(2_000, 0, "olympiad.journal.malformed")]
    [InlineData(1, 1_000_000, "olympiad.journal.answer-too-large")]
    [InlineData(1, 1 << 20, "platform.request.too-large")]
    public async Task A_flood_is_refused(int entries, int answerLength, string code)
    {
        var pupils = await WrittenAsync(await machine.ServerAsync(), 1);
        var flood = new Device(pupils[0].Device.AttemptId);
        for (var i = 0; i < entries; i++)
        {
            flood.Write(pupils[0].Sitting.Tasks[0], Device.Text(new string('a', answerLength)));
        }

        // The server answers by the announced length and closes: asked before, it can be heard.
        pupils[0].Client.DefaultRequestHeaders.ExpectContinue = true;
        using var reply = await flood.PostAsync(pupils[0].Client);

        Assert.Equal(code, await reply.ErrorCodeAsync());
        (await machine.CountAsync(pupils)).AssertAllArrived();
    }

    [Fact]
    public async Task An_edited_file_from_a_carrier_is_refused_and_nothing_of_it_is_stored()
    {
        var server = await machine.ServerAsync();
        var pupil = (await WrittenAsync(server, 1))[0];
        var (device, round) = (pupil.Device, pupil.Sitting.RoundId);
        using var coordinator = await machine.SignInCoordinatorAsync(server.Address);
        var key = (await pupil.Client.ReadAsync<AttemptView>($"/api/attempts/{device.AttemptId}")).CarrierKey;
        var task = pupil.Sitting.Tasks[0];
        device.Write(task, Device.Text("с дискеты"), 2000);
        var genuine = device.Carry(round, key);

        // The ciphertext, anywhere in it: at its head, in the middle, in the tag.
        foreach (var at in new[] { 0, genuine.Length / 2, genuine.Length - 1 })
        {
            var altered = (byte[])genuine.Clone();
            altered[at] ^= 1;
            Assert.Equal("olympiad.carrier.unreadable", await TakeAsync(altered));
        }

        // Anybody can seal a file to the round's key, but neither write what is acknowledged anew, nor another answer under the hash of the true one.
        var forked = new Device(device.AttemptId, device.Id);
        foreach (var entry in device.Entries)
        {
            forked.Write(entry.TaskId, Device.Text("исправлено дома"), entry.ElapsedMs);
        }

        Assert.Equal("olympiad.journal.head-mismatch", await TakeAsync(forked.Carry(round, key)));
        Assert.Equal("olympiad.journal.head-mismatch", await TakeAsync(Edited(device.Entries.Count - 1)));
        (await machine.CountAsync([pupil])).AssertAllArrived();

        // What is held already is known by its hash: whatever else the file says of it is not even read.
        Assert.Null(await TakeAsync(genuine));
        Assert.Null(await TakeAsync(Edited(0)));
        var stored = await machine.CountAsync([pupil]);
        Assert.Equal((pupil.Acknowledged + 1, 0L, 0L), (stored.Stored, stored.Lost, stored.Forged));

        byte[] Edited(int at) => Device.Carry(round, key, JsonSerializer.Serialize(
            new
            {
                device.AttemptId,
                DeviceId = device.Id,
                ElapsedMs = 1,
                Entries = device.Entries.Select((e, i) => i == at ? e with { Answer = Device.Text("исправлено дома") } : e),
            },
            Device.Json));

        async Task<string?> TakeAsync(byte[] file)
        {
            using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            using var reply = await coordinator.PostAsync($"/api/rounds/{round}/carried-works", content);
            return reply.IsSuccessStatusCode ? null : await reply.ErrorCodeAsync();
        }
    }

    [Fact]
    public async Task A_receipt_is_believed_by_the_outside_verifier_and_a_forged_one_is_not()
    {
        var server = await machine.ServerAsync();
        var pupil = (await WrittenAsync(server, 1))[0];
        var keys = await pupil.Client.GetStringAsync("/api/receipt-keys");
        var (reply, device) = (pupil.LastReply!, pupil.Device);
        var receipt = JsonSerializer.SerializeToNode(reply.Receipt, Device.Json)!.AsObject();
        receipt["attemptId"] = device.AttemptId;
        receipt["deviceId"] = device.Id;
        receipt["seq"] = reply.Head.Seq;
        receipt["headHash"] = reply.Head.Hash;
        receipt["receivedAt"] = JsonSerializer.SerializeToNode(reply.ReceivedAt, Device.Json);
        var entries = JsonSerializer.SerializeToNode(device.Entries, Device.Json)!.AsArray();
        foreach (var entry in entries)
        {
            entry!["deviceId"] = device.Id;
        }

        Assert.Equal("", await FaultsAsync(receipt, entries, keys));

        var signature = (byte[])reply.Receipt.Signature.Clone();
        signature[^1] ^= 1;
        Assert.Contains("is forged", await FaultsAsync(With(receipt, "signature", Convert.ToBase64String(signature)), entries, keys), StringComparison.Ordinal);
        var earlier = JsonSerializer.SerializeToNode(reply.ReceivedAt.AddMinutes(-1), Device.Json);
        Assert.Contains("is forged", await FaultsAsync(With(receipt, "receivedAt", earlier), entries, keys), StringComparison.Ordinal);
        var edited = entries.DeepClone().AsArray();
        edited[^1]!["answer"] = Device.Text("исправлено дома");
        Assert.Contains("does not continue the chain", await FaultsAsync(receipt, edited, keys), StringComparison.Ordinal);
    }

    /// <summary>Pupils each of whom has some entries acknowledged.</summary>
    private async Task<IReadOnlyList<JournalWriterClient>> WrittenAsync(ServerProcess server, int count)
    {
        var pupils = await machine.OpenAsync(server.Address, count);
        foreach (var pupil in pupils)
        {
            pupil.WriteNext(3);
            await pupil.PersistAsync(new CancellationToken(canceled: true));
        }

        return pupils;
    }

    /// <summary>What deploy/verify-receipt finds wrong with a file of this receipt; empty when it believes it.</summary>
    private static async Task<string> FaultsAsync(JsonObject receipt, JsonArray entries, string keys)
    {
        var folder = Directory.CreateTempSubdirectory("methodcabinet-receipts-");
        try
        {
            var (file, published) = (Path.Combine(folder.FullName, "receipts.json"), Path.Combine(folder.FullName, "keys.json"));
            await File.WriteAllTextAsync(published, keys);
            await File.WriteAllTextAsync(file, new JsonObject
            {
                ["format"] = "methodcabinet-receipts-1",
                ["attemptId"] = receipt["attemptId"]!.DeepClone(),
                ["keys"] = JsonNode.Parse(keys),
                ["receipts"] = new JsonArray(receipt.DeepClone()),
                ["entries"] = entries.DeepClone(),
            }.ToJsonString());
            using var verifier = Process.Start(new ProcessStartInfo(
                Path.Combine(TestPostgres.Repository, "deploy", "verify-receipt"), [file, "--keys", published])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var faults = await verifier.StandardError.ReadToEndAsync();
            await verifier.WaitForExitAsync();
            Assert.Equal(faults.Length == 0 ? 0 : 1, verifier.ExitCode);
            return faults;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonObject With(JsonObject receipt, string name, JsonNode? value)
    {
        var changed = receipt.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }
}
