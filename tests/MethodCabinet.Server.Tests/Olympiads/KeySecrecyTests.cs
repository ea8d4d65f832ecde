using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Olympiads.Attempts;
using MethodCabinet.Server.Olympiads.Jury;
using MethodCabinet.Server.Olympiads.Seals;
using MethodCabinet.Server.Olympiads.Standings;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>
/// Walks through an olympiad as a participant who asks for everything at every step, and as the guardian: nothing that the server sends holds a key.
/// </summary>
public sealed partial class KeySecrecyTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private static readonly string[] Notices = [.. typeof(IAttemptClient).GetMethods().Select(notice => notice.Name), nameof(IStandingClient.StandingChanged)];
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. "photo"u8];

    private readonly Overheard overheard = new() { InnerHandler = new SocketsHttpHandler { UseCookies = false } };

    [Fact]
    public void There_is_a_marked_question_of_every_type()
    {
        Assert.Equal(Derived<QuestionBody>(), Types(q => q.Body));
        Assert.Equal(Derived<AnswerKey>(), Types(q => q.Key));

        static IEnumerable<string> Derived<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name).Order();

        static IEnumerable<string> Types(Func<QuestionContent, object> of) => MarkedQuestions.All.Select(q => of(q).GetType().Name).Distinct().Order();
    }

    [Fact]
    public async Task No_answer_of_the_server_to_a_participant_holds_a_key()
    {
        var ahead = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddHours(1), MarkedQuestions.All);
        var waiting = await RegisterAsync(ahead);
        await waiting.Client.PostAsync($"/api/rounds/{ahead.RoundId}/attempt", null);
        await AskForEverythingAsync(ahead, waiting);

        var sitting = await Sitting.CreateAsync(app, contents: MarkedQuestions.All);
        var pupil = await RegisterAsync(sitting);
        await pupil.OpenAsync(sitting.RoundId);
        await using var page = await ListenAsync($"/hubs/attempts?attempt={pupil.AttemptId}", pupil.Person.Id, typeof(IAttemptClient));
        await using var standing = await ListenAsync($"/hubs/standings?olympiad={sitting.OlympiadId}", pupil.Person.Id, typeof(IStandingClient));
        await using var sameWork = await ListenAsync($"/hubs/attempts?attempt={pupil.AttemptId}", pupil.Person.Id, typeof(IAttemptClient));
        await AnswerAsync(sitting, pupil);
        var browser = Guid.NewGuid();
        (await pupil.TellAsync(browser, null, isOpen: true)).EnsureSuccessStatusCode();
        (await pupil.TellAsync(Guid.NewGuid(), null, isOpen: false)).EnsureSuccessStatusCode();
        await AskForEverythingAsync(sitting, pupil);
        await AskForEverythingAsync(sitting, pupil, await GuardianOfAsync(pupil));

        var organizer = app.As((await app.CreatePersonAsync([Role.Methodist])).Id);
        (await organizer.PostAsJsonAsync($"/api/attempts/{pupil.AttemptId}/grant-time", new { minutes = 5, reason = "Отключали свет" })).EnsureSuccessStatusCode();
        await AskTheJuryAsync(sitting, pupil);
        await Participant.ReadAsync<HandIn.Response>(await pupil.HandInAsync(browser));

        (await organizer.PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/close", new { early = true })).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => app.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Id == sitting.RoundId && r.ScoredAt != null)), "the scores of the round");
        await AskForEverythingAsync(sitting, pupil);

        (await organizer.PostAsJsonAsync($"/api/olympiads/{sitting.OlympiadId}/standing/publish", new { isPublic = true })).EnsureSuccessStatusCode();
        await AskForEverythingAsync(sitting, pupil);
        await AskForEverythingAsync(sitting, pupil, await GuardianOfAsync(pupil));
        await Eventually.TrueAsync(
            () => Task.FromResult(Array.TrueForAll(Notices, notice => overheard.Said.Any(said => said.What == notice))),
            "a notice of each kind");

        Assert.All(overheard.Said, said => Assert.All(MarkedQuestions.Signs, sign => Assert.DoesNotContain(sign, said.Text, StringComparison.OrdinalIgnoreCase)));

        // It is the papers themselves that were looked through.
        Assert.All(
            typeof(QuestionBody).GetCustomAttributes<JsonDerivedTypeAttribute>(),
            type => Assert.Contains(overheard.Said, said => said.Text.Contains($"\"body\":{{\"type\":\"{type.TypeDiscriminator}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_sealed_paper_holds_a_key()
    {
        var sitting = await Sitting.CreateAsync(app, DateTimeOffset.UtcNow.AddHours(1), MarkedQuestions.All);

        var (view, _) = await app.WithDbAsync(db => KitContent.ReadAsync(
            db, app.Services.GetRequiredService<PaperViews>(), app.Services.GetRequiredService<IFileStore>(), sitting.PaperId, CancellationToken.None));

        var text = Regex.Unescape(Encoding.UTF8.GetString(view));
        Assert.All(MarkedQuestions.Signs, sign => Assert.DoesNotContain(sign, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            typeof(QuestionBody).GetCustomAttributes<JsonDerivedTypeAttribute>(),
            type => Assert.Contains($"\"body\":{{\"type\":\"{type.TypeDiscriminator}\"", text, StringComparison.Ordinal));
    }

    public void Dispose() => overheard.Dispose();

    private async Task<Participant> RegisterAsync(Sitting sitting)
    {
        var person = (await sitting.RegisterAsync(app)).Person;
        return new Participant(person, OverheardBy(person.Id));
    }

    private HttpClient OverheardBy(Guid personId)
    {
        var client = new HttpClient(overheard, disposeHandler: false) { BaseAddress = app.As(personId).BaseAddress };
        client.DefaultRequestHeaders.Add(TestSignIn.Header, personId.ToString());
        return client;
    }

    /// <summary>Answers every task from two devices, wrongly, and with a photograph.</summary>
    private static async Task AnswerAsync(Sitting sitting, Participant pupil)
    {
        foreach (var device in new[] { pupil.NewDevice(), pupil.NewDevice() })
        {
            foreach (var task in sitting.Tasks)
            {
                device.Write(task, """{"type":"trueFalse","value":false}""");
            }

            await device.SaveAsync(pupil.Client);
        }

        var photo = new PartSender(pupil.Client, pupil.AttemptId, Photo);
        (await photo.SendAsync()).EnsureSuccessStatusCode();
        (await pupil.Client.GetAsync(photo.Address)).EnsureSuccessStatusCode();
        (await pupil.KeepPlaceAsync(sitting.Tasks[0])).EnsureSuccessStatusCode();
    }

    private async Task<HttpClient> GuardianOfAsync(Participant pupil)
    {
        var guardian = await app.CreatePersonAsync([Role.Guardian]);
        await app.WithDbAsync(db =>
        {
            db.Guardianships.Add(new Guardianship { GuardianId = guardian.Id, WardId = pupil.Person.Id, CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        return OverheardBy(guardian.Id);
    }

    /// <summary>A question about the first task, which is answered to all.</summary>
    private async Task AskTheJuryAsync(Sitting sitting, Participant pupil)
    {
        var juror = await app.CreatePersonAsync([Role.Juror]);
        await app.WithDbAsync(db =>
        {
            db.JuryMembers.Add(new JuryMember { OlympiadId = sitting.OlympiadId, PersonId = juror.Id, AppointedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var id = Guid.CreateVersion7();
        (await pupil.Client.PutAsJsonAsync($"/api/attempts/{pupil.AttemptId}/questions/{id}", new AskJury.Request(sitting.Tasks[0], "Где рисунок?"), Device.Json)).EnsureSuccessStatusCode();
        (await app.As(juror.Id).PostAsJsonAsync($"/api/rounds/{sitting.RoundId}/questions/{id}/answer", new AnswerQuestion.Request("Под текстом", IsForAll: true), Device.Json)).EnsureSuccessStatusCode();
    }

    /// <summary>All that the API has to read, with the ids of the participant's olympiad, whether it is given or refused.</summary>
    /// <param name="by">The participant when null.</param>
    private async Task AskForEverythingAsync(Sitting sitting, Participant pupil, HttpClient? by = null)
    {
        var question = await app.WithDbAsync(db => db.Questions.SingleAsync(q => db.QuestionVersions.Any(
            v => v.QuestionId == q.Id && db.PaperTasks.Any(t => t.Id == sitting.Tasks[0] && t.QuestionVersionId == v.Id))));
        var ids = new Dictionary<string, Guid>
        {
            ["olympiads"] = sitting.OlympiadId,
            ["standings"] = sitting.OlympiadId,
            ["rounds"] = sitting.RoundId,
            ["papers"] = sitting.PaperId,
            ["tasks"] = sitting.Tasks[0],
            ["attempts"] = pupil.AttemptId,
            ["questions"] = question.Id,
            ["question-banks"] = question.BankId,
            ["people"] = pupil.Person.Id,
        };
        foreach (var pattern in Readable())
        {
            var path = Parameter().Replace(pattern, match => match.Groups[2].Value.StartsWith("format", StringComparison.Ordinal)
                ? $"{match.Groups[1].Value}/gift"
                : $"{match.Groups[1].Value}/{ids.GetValueOrDefault(match.Groups[1].Value)}");
            using var response = await (by ?? pupil.Client).GetAsync($"{path}?organizationId={pupil.Person.OrganizationId}&versionId={sitting.Tasks[0]}");
        }
    }

    private IEnumerable<string> Readable() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
        .Where(pattern => pattern.StartsWith("/api/", StringComparison.Ordinal) && !pattern.Contains('*', StringComparison.Ordinal));

    private async Task<HubConnection> ListenAsync(string hub, Guid personId, Type notices)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(app.As(personId).BaseAddress!, hub), options => options.Headers[TestSignIn.Header] = personId.ToString())
            .Build();
        foreach (var notice in notices.GetMethods())
        {
            connection.On(notice.Name, [.. notice.GetParameters().Select(_ => typeof(JsonElement))], arguments =>
            {
                overheard.Hear(notice.Name, string.Concat(arguments.Select(argument => ((JsonElement)argument!).GetRawText())));
                return Task.CompletedTask;
            });
        }

        await connection.StartReadyAsync();
        return connection;
    }

    [GeneratedRegex(@"([^/{}]+)/\{([^/]+)\}")]
    private static partial Regex Parameter();

    /// <summary>Keeps what the server says.</summary>
    private sealed class Overheard : DelegatingHandler
    {
        private readonly List<(string What, string Text)> said = [];

        public IReadOnlyList<(string What, string Text)> Said
        {
            get
            {
                lock (said)
                {
                    return [.. said];
                }
            }
        }

        public void Hear(string what, string text)
        {
            lock (said)
            {
                said.Add((what, text));
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
            Hear($"{request.Method} {request.RequestUri!.AbsolutePath} {(int)response.StatusCode}", isJson ? Regex.Unescape(text) : text);
            return response;
        }
    }
}
