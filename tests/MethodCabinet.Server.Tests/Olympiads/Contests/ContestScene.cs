using System.Net.Http.Headers;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Tests.Olympiads.Appeals;

namespace MethodCabinet.Server.Tests.Olympiads.Contests;

/// <summary>An announced contest with one nomination, two sheets and two experts, one of whom is the chair. Entries are taken; nothing is marked yet.</summary>
internal sealed record ContestScene(TestApp App, HttpClient Methodist, Guid Id, Guid Nomination, Guid Reading, Guid Talk, HttpClient Expert, Guid ExpertId, HttpClient Chair, Guid ChairId, Organization School)
{
    public static readonly Dictionary<string, decimal> Full = new() { ["a"] = 5, ["b"] = 3 };

    public string Path => $"/api/contests/{Id}";

    public static ContestSettings Settings(Period? entries = null, Period? marking = null, PublicVoting voting = PublicVoting.None) => new(
        "Педагогический дебют", "", entries ?? Now(), marking ?? Later(), voting == PublicVoting.None ? null : marking ?? Later(), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2), IsAnonymous: true, MinExperts: 2,
        DropExtremes: true, 0.5m, voting, OnlyTeachersVote: false, AwardWords.Laureates, new AwardRules(1, 0.5m, 0.5m, 0.5m, QuotaEdge.AllIn, []));

    public static Period Now() => new(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    public static Period Before() => new(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(-1));

    public static Period Later() => new(DateTimeOffset.UtcNow.AddDays(2), DateTimeOffset.UtcNow.AddDays(3));

    public static async Task<ContestScene> CreateAsync(TestApp app, ContestKind kind = ContestKind.Teachers)
    {
        var (methodistId, expert, chair, school, season) = await app.WithDbAsync(async db =>
        {
            var rows = (db.AddMethodist().Id, db.AddAppointed(Role.Juror, "Экспертова").Id, db.AddAppointed(Role.Chair, "Председателева").Id, db.AddSchool(), db.Seasons.First(s => s.To >= DateOnly.FromDateTime(DateTime.UtcNow)).Id);
            await db.SaveChangesAsync();
            return rows;
        });
        var methodist = app.As(methodistId);
        var created = await methodist.PostAsync("/api/contests", new CreateContest.Request(season, kind, Settings()));
        var id = (await created.ReadAsync<CreateContest.Response>()).Id;
        Assert.Equal("olympiad.contest.not-complete", await (await methodist.PostAsync($"/api/contests/{id}/publish")).ErrorCodeAsync());
        async Task<uint> VersionAsync() => (await methodist.ReadAsync<ContestView>($"/api/contests/{id}")).Version;
        await (await methodist.PutAsync($"/api/contests/{id}/nominations", new SaveNominations.Request([new(null, "Урок")], await VersionAsync()))).OkAsync();
        Criterion[] criteria = [new("a", "Актуальность", 5), new("b", "Новизна", 3)];
        await (await methodist.PutAsync($"/api/contests/{id}/sheets", new SaveSheets.Request(
            [new(null, SheetKind.Reading, "Заочная экспертиза", 1, criteria), new(null, SheetKind.Talk, "Защита", 2, [criteria[0]])], await VersionAsync()))).OkAsync();
        await (await methodist.PostAsync($"/api/contests/{id}/publish")).OkAsync();
        foreach (var person in new[] { expert, chair })
        {
            await (await methodist.PutAsync($"/api/contests/{id}/experts/{person}", new AppointExpert.Request([]))).OkAsync();
        }

        var view = await methodist.ReadAsync<ContestView>($"/api/contests/{id}");
        return new ContestScene(app, methodist, id, view.Nominations[0].Id, view.Sheets[0].Id, view.Sheets[1].Id, app.As(expert), expert, app.As(chair), chair, school);
    }

    public async Task<uint> VersionAsync() => (await Methodist.ReadAsync<ContestView>(Path)).Version;

    public async Task ChangeAsync(ContestSettings settings) => await (await Methodist.PutAsync(Path, new EditContest.Request(settings, await VersionAsync()))).OkAsync();

    /// <summary>Entries are closed and experts mark.</summary>
    public Task MarkNowAsync() => ChangeAsync(Settings(Before(), Now()) with { TalksOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2) });

    /// <param name="publication">Whether the author agrees to be named.</param>
    public async Task<(Guid PersonId, HttpClient Client)> TeacherAsync(string lastName = "Учителева", bool publication = true, Organization? school = null)
    {
        var id = await App.WithDbAsync(async db =>
        {
            var teacher = db.AddMember(school ?? db.AddSchool(), MembershipKind.Teacher, lastName: lastName);
            foreach (var kind in publication ? new[] { ConsentKind.PersonalData, ConsentKind.Publication } : [ConsentKind.PersonalData])
            {
                var form = kind == ConsentKind.Publication ? PublicationForm.FullName : (PublicationForm?)null;
                db.Consents.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = teacher.Id, Kind = kind, Form = form, GivenById = teacher.Id, GivenAt = DateTimeOffset.UnixEpoch });
            }

            if (school is not null)
            {
                db.Attach(school);
            }

            await db.SaveChangesAsync();
            return teacher.Id;
        });
        return (id, App.As(id));
    }

    public EntryText Text(string title = "Урок-исследование") => new(Nomination, title, "О почве", "", null, "");

    /// <summary>A submitted entry with a file.</summary>
    public async Task<Guid> EntryAsync(HttpClient author, Guid? personId = null, EntryText? text = null)
    {
        var id = await DraftAsync(author, personId, text);
        await (await AttachAsync(author, id)).OkAsync();
        await (await author.PostAsync($"/api/contest-entries/{id}/submit")).OkAsync();
        return id;
    }

    public async Task<Guid> DraftAsync(HttpClient author, Guid? personId = null, EntryText? text = null) =>
        (await (await author.PostAsync($"{Path}/entries", new AddEntry.Request(personId, text ?? Text()))).ReadAsync<AddEntry.Response>()).Id;

    public static Task<HttpResponseMessage> AttachAsync(HttpClient author, Guid entry, string name = "Учителева.pdf", string content = "%PDF-1.7") =>
        AttachAsync(author, entry, name, System.Text.Encoding.UTF8.GetBytes(content));

    public static Task<HttpResponseMessage> AttachAsync(HttpClient author, Guid entry, string name, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return author.PostAsync($"/api/contest-entries/{entry}/files", (HttpContent)new MultipartFormDataContent { { file, "file", name } });
    }

    public static async Task<ContestMarkingView> BeginAsync(HttpClient expert, Guid sheet, Guid entry) =>
        await (await expert.PostAsync($"/api/contest-sheets/{sheet}/entries/{entry}/marking")).ReadAsync<ContestMarkingView>();

    public static Task<HttpResponseMessage> PlaceAsync(HttpClient expert, ContestMarkingView view, Dictionary<string, decimal> points, bool isDone = true, string comment = "") =>
        expert.PutAsync($"/api/contest-markings/{view.Id}", new PlaceContestMarking.Request(points, comment, isDone, view.Version));

    /// <summary>Both experts end both sheets of the entry.</summary>
    public async Task MarkAsync(Guid entry, decimal a, string comment = "")
    {
        foreach (var expert in new[] { Expert, Chair })
        {
            await (await PlaceAsync(expert, await BeginAsync(expert, Reading, entry), new() { ["a"] = a, ["b"] = 3 }, comment: comment)).OkAsync();
            await (await PlaceAsync(expert, await BeginAsync(expert, Talk, entry), new() { ["a"] = a })).OkAsync();
        }
    }

    public Task<GetContestBoard.Response> BoardAsync(HttpClient? by = null) => (by ?? Chair).ReadAsync<GetContestBoard.Response>($"{Path}/board");

    public async Task<HttpResponseMessage> SignAsync() => await Chair.PostAsync($"{Path}/sign", new SignContest.Request((await BoardAsync()).Digest));
}
