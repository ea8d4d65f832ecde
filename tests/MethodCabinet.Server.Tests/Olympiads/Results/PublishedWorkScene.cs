using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.PublishedWorks;
using MethodCabinet.Server.Olympiads.Results;
using MethodCabinet.Server.Tests.Olympiads.Jury;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Results;

/// <summary>
/// Two pupils, of whom the first wins: an essay, a photograph with a scan, and a question for the machine. All is marked, and the standing is open to everybody.
/// </summary>
internal sealed record PublishedWorkScene(TestApp App, MarkingScene Marking, HttpClient Methodist, HttpClient Chair, HttpClient Spectator, Guid Picture)
{
    public const string Surname = "Тайнописцева";

    /// <summary>In a name of a file and in the properties of the scan.</summary>
    private static readonly string Author = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Surname));

    public static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x05, 0x4A, 0x46, 1, 0xFF, 0xD9];

    public static readonly byte[] Scan = Encoding.Latin1.GetBytes(
        $"""
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
        4 0 obj << /Author <FEFF{Author}> >> endobj
        trailer << /Root 1 0 R /Info 4 0 R >>
        %%EOF
        """);

    public Guid OlympiadId => Marking.Sitting.OlympiadId;

    public IReadOnlyList<Guid> Tasks => Marking.Sitting.Tasks;

    public TestPerson Winner => Marking.Pupils[0].Person;

    public Guid Work => Marking.Pupils[0].AttemptId;

    public string Path => $"/api/olympiads/{OlympiadId}/published-works";

    public string Results => $"/api/olympiads/{OlympiadId}/results";

    public string Standing => $"/api/olympiads/{OlympiadId}/standing";

    public string PublicList => $"/api/standings/{OlympiadId}/works";

    public static async Task<PublishedWorkScene> CreateAsync(TestApp app, PublicationForm? consent = PublicationForm.FullName)
    {
        var methodist = await app.SignInAsAsync(Role.Methodist);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "file", "circuit.jpg" } };
        var picture = await (await methodist.PostAsync("/api/files", form)).ReadAsync<UploadFile.Response>();
        var upload = OlympiadScene.Upload(3, "image/jpeg", "application/pdf") with { StatementHtml = $"<p>Что?</p><img src=\"{picture.Address}\" alt=\"Схема\">" };
        var sitting = await Sitting.CreateAsync(app, contents: [OlympiadScene.Essay(), upload, OlympiadScene.TrueFalse(true)]);
        var marking = new MarkingScene(app, sitting, [await sitting.OpenAsync(app), await sitting.OpenAsync(app)], []);
        var (winner, device) = (marking.Pupils[0], marking.Pupils[0].NewDevice());
        foreach (var file in new[] { Photo, Scan })
        {
            (await new PartSender(winner.Client, winner.AttemptId, file).SendAsync()).EnsureSuccessStatusCode();
        }

        device.Write(sitting.Tasks[0], """{"type":"essay","text":"О клетке"}""");
        device.Write(sitting.Tasks[1], $$"""{"type":"upload","files":[{{string.Join(',', new[] { Photo, Scan }.Select(file => $$"""{"sha256":"{{PartSender.DigestOf(file)}}","name":"{{Surname}}","size":{{file.Length}}}"""))}}]}""");
        device.Write(sitting.Tasks[2], """{"type":"trueFalse","value":true}""");
        await device.SaveAsync(winner.Client);
        await app.WithDbAsync(db => db.People.Where(p => p.Id == winner.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, Surname).SetProperty(p => p.FirstName, "Анна")));
        foreach (var pupil in marking.Pupils)
        {
            (await pupil.HandInAsync()).EnsureSuccessStatusCode();
        }

        await marking.CloseAsync();
        var (chair, _) = await marking.AppointAsync(role: Role.Chair);
        foreach (var task in sitting.Tasks.Take(2))
        {
            while (await marking.ClaimAsync(chair, task) is { } view)
            {
                var points = view.Answer is not null || view.Files.Count > 0 ? 4 : 0;
                await MarkingScene.PlaceAsync(chair, view, new Dictionary<string, decimal> { ["1"] = points }, isDone: true);
            }
        }

        (await methodist.PostAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/standing/publish", new { isPublic = true })).EnsureSuccessStatusCode();
        var scene = new PublishedWorkScene(app, marking, methodist, chair, app.CreateClient(), picture.Id);
        if (consent is { } agreed)
        {
            await scene.ConsentAsync(agreed);
        }

        return scene;
    }

    /// <summary>The chair signs, and the organizer publishes the whole work of the winner.</summary>
    public static async Task<PublishedWorkScene> PublishedAsync(TestApp app, PublicationForm? consent = PublicationForm.FullName)
    {
        var scene = await CreateAsync(app, consent);
        await scene.SignAsync();
        (await scene.ChooseAsync(scene.Tasks)).EnsureSuccessStatusCode();
        return scene;
    }

    public async Task SignAsync()
    {
        var seen = await Chair.ReadAsync<ResultsView>(Results);
        if (seen.RulesVersion == 0)
        {
            (await Methodist.PutAsync($"{Results}/rules", new SaveAwardRules.Request(new AwardRules(0.5m, 0.5m, 0.5m, 0.2m, QuotaEdge.AllOut, []), 0))).EnsureSuccessStatusCode();
            seen = await Chair.ReadAsync<ResultsView>(Results);
        }

        (await Chair.PostAsync($"{Results}/sign", new SignResults.Request(seen.StandingVersion, seen.RulesVersion))).EnsureSuccessStatusCode();
    }

    public Task ConsentAsync(PublicationForm form) => App.WithDbAsync(db =>
    {
        db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = Winner.Id, Kind = ConsentKind.Publication, Form = form, GivenById = Winner.Id, GivenAt = DateTimeOffset.UtcNow });
        return db.SaveChangesAsync();
    });

    public Task WithdrawAsync(ConsentKind kind) => App.WithDbAsync(db =>
        db.Consents.Where(c => c.PersonId == Winner.Id && c.Kind == kind).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UtcNow)));

    public Task<HttpResponseMessage> ChooseAsync(IReadOnlyList<Guid> tasks, uint? version = null) => Methodist.PutAsync($"{Path}/{Work}", new ChooseWork.Request(tasks, version));

    /// <summary>Of the winner, as the organizer sees it.</summary>
    public async Task<ListWorthyWorks.Item> ItemAsync() => (await Methodist.ReadAsync<ListWorthyWorks.Response>(Path)).Works.Single(w => w.AttemptId == Work);

    public async Task<IReadOnlyList<ListPublishedWorks.Item>> ListedAsync() => (await Spectator.ReadAsync<ListPublishedWorks.Response>(PublicList)).Works;

    /// <summary>Addresses of everything that there is of the work, asked while it is shown.</summary>
    public async Task<string[]> AddressesAsync()
    {
        var id = Assert.Single(await ListedAsync()).Id;
        return [$"/api/published-works/{id}", $"/api/published-works/{id}/tasks/2/files/1", $"/api/published-works/{id}/tasks/2/files/2", $"/api/published-works/{id}/pictures/{Picture}"];
    }

    public async Task AssertAllAsync(string[] addresses, HttpStatusCode status)
    {
        foreach (var address in addresses)
        {
            using var reply = await Spectator.GetAsync(address);
            Assert.Equal((address, status), (address, reply.StatusCode));
        }
    }
}
