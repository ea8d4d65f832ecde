using System.Net;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Tests.Certificates;
using MiniExcelLibs;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>Who signs a table has it as a document: by cipher before the signature, with names afterwards.</summary>
public sealed class ChairDocumentsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_chair_has_the_protocol_by_cipher_until_the_signature_and_with_names_afterwards()
    {
        var scene = await ResultsScene.CreateAsync(app, essay: true);
        for (var i = 0; i < 4; i++)
        {
            await scene.MarkNextAsync(0);
        }

        var before = await RowsAsync(scene.Chair, scene);
        Assert.Equal(Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows.Select(r => Assert.Single(r.Ciphers)), before.Select(r => r["Шифр"]));
        Assert.All(before, row => Assert.Empty(row.Keys.Intersect(["Участник", "Образовательная организация", "Класс"])));
        Assert.All(await RowsAsync(scene.Methodist, scene), row => Assert.NotNull(row["Участник"]));
        Assert.Equal("certificate.results-unsigned", await (await scene.Chair.GetAsync(Document(scene, "juryProtocol"))).ErrorCodeAsync());

        await scene.SignAsync();

        Assert.All(await RowsAsync(scene.Chair, scene), row => Assert.NotNull(row["Участник"]));
        var protocol = WordFiles.Read(await scene.Chair.GetByteArrayAsync(Document(scene, "juryProtocol")));
        var best = Assert.Single((await scene.ReadAsync(scene.Chair)).Tracks).Rows[0];
        Assert.Contains(protocol.Rows, cells => cells.Any(cell => cell.StartsWith(best.Name!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_order_and_the_protocols_of_others_are_not_the_chairs()
    {
        var scene = await ResultsScene.CreateAsync(app);
        await scene.SignAsync();
        var other = await app.SignInAsAsync(Role.Chair);

        foreach (var refused in new[]
        {
            await scene.Chair.GetAsync(Document(scene, "resultsOrder")), await other.GetAsync(Document(scene, "juryProtocol")), await other.GetAsync(Workbook(scene)),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    private static Uri Document(ResultsScene scene, string kind) => new($"/api/olympiads/{scene.Olympiad.OlympiadId}/documents/{kind}", UriKind.Relative);

    private static Uri Workbook(ResultsScene scene) => new($"{scene.Standing}/protocol.xlsx", UriKind.Relative);

    private static async Task<List<IDictionary<string, object?>>> RowsAsync(HttpClient client, ResultsScene scene)
    {
        using var workbook = new MemoryStream(await client.GetByteArrayAsync(Workbook(scene)));
        return [.. ((IEnumerable<dynamic>)workbook.Query(useHeaderRow: true)).Cast<IDictionary<string, object?>>()];
    }
}
