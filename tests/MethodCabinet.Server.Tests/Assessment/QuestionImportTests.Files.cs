using System.Net.Http.Json;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Tests.Assessment;

/// <summary>Sounds and addresses of files on their way out and back.</summary>
public sealed partial class QuestionImportTests
{
    [Fact]
    public async Task Sounds_come_back_with_the_questions_in_both_ways_in_which_a_text_names_them()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var first = await NewBankAsync(client);
        byte[] speech = [.. "ID3"u8, 3, 0, 0, 1, 2, 3];
        byte[] song = [.. "OggS"u8, 0, 2, 4, 5, 6];
        var (heard, sung) = (await UploadAsync(client, "speech.mp3", speech), await UploadAsync(client, "song.ogg", song));
        await SaveAsync(client, first, $"Слушайте <audio controls src=\"{heard}\" title=\"Диалог &#62; 1\"></audio> и ![песня]({sung}).");

        var exported = await ExportAsync(client, first, "moodle-xml");
        Assert.Empty(exported.Problems);
        Assert.Contains(Convert.ToBase64String(speech), exported.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/files/", exported.Text, StringComparison.Ordinal);

        var second = await NewBankAsync(client);
        var preview = await (await SendAsync(client, $"{second}/import/preview", exported.Text)).OkJsonAsync();
        Assert.Empty(preview.GetProperty("problems").EnumerateArray());
        var shown = Assert.Single(preview.GetProperty("questions").EnumerateArray());
        Assert.Equal(2, shown.GetProperty("files").GetInt32());
        Assert.Contains("Диалог &gt; 1 и песня.", shown.GetProperty("statementHtml").GetString(), StringComparison.Ordinal);
        await ImportAllAsync(client, second, exported.Text);

        var (before, after) = (Assert.Single(await DraftsAsync(client, first)), Assert.Single(await DraftsAsync(client, second)));
        var anew = Stored().Matches(after).Select(m => m.Value).ToList();
        Assert.Equal(before, after.Replace(anew[0], heard, StringComparison.Ordinal).Replace(anew[1], sung, StringComparison.Ordinal));
        Assert.NotEqual([heard, sung], anew);
        Assert.Equal(speech, await client.GetByteArrayAsync(anew[0]));
        Assert.Equal(song, await client.GetByteArrayAsync(anew[1]));
    }

    [Fact]
    public async Task A_file_that_is_only_linked_stays_behind_and_is_told()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var address = await UploadAsync(client, "speech.mp3", [.. "ID3"u8, 3, 0, 0]);
        await SaveAsync(client, bank, $"Слушайте [запись]({address}).");

        var exported = await ExportAsync(client, bank, "moodle-xml");

        Assert.Equal(["assessment.export.files-left-out"], exported.Problems);
        Assert.DoesNotContain("<file", exported.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_a_file_that_nobody_stored_here_is_told_by_line()
    {
        var client = await app.SignInAsAsync(Role.Methodist);
        var bank = await NewBankAsync(client);
        var known = await UploadAsync(client, "speech.mp3", [.. "ID3"u8, 3, 0, 0]);
        var unknown = $"/api/files/{Guid.CreateVersion7()}";
        var file = $"::Известный::[markdown]![а]({known.Replace(":", "\\:", StringComparison.Ordinal)}) {{T}}\n\n::Чужой::[markdown]![а]({unknown}) {{T}}\n";

        var preview = await (await SendAsync(client, $"{bank}/import/preview", file)).OkJsonAsync();

        var problem = Assert.Single(preview.GetProperty("problems").EnumerateArray());
        Assert.Equal(
            (3, "assessment.import.file-unknown", $"Чужой: {unknown}", true),
            (problem.GetProperty("line").GetInt32(), problem.GetProperty("code").GetString(), problem.GetProperty("excerpt").GetString(), problem.GetProperty("warning").GetBoolean()));
    }

    [GeneratedRegex("/api/files/[0-9a-f-]{36}")]
    private static partial Regex Stored();

    private static async Task<string> UploadAsync(HttpClient client, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return (await (await client.PostAsync("/api/files", form)).OkJsonAsync()).GetProperty("address").GetString()!;
    }

    private static async Task SaveAsync(HttpClient client, Guid bank, string statement)
    {
        var draft = new QuestionDraft("Диалог", statement, new TrueFalseBody(), new TrueFalseKey(true), new PointRule(1));
        var request = new SaveQuestion.Request(bank, "physics", 7, 9, [], 0, draft);
        await (await client.PutAsJsonAsync($"/api/questions/{Guid.CreateVersion7()}", request, StoredJson.Options)).OkJsonAsync();
    }
}
