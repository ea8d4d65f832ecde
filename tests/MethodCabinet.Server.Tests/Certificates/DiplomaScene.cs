using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Tests.Olympiads;

namespace MethodCabinet.Server.Tests.Certificates;

/// <summary>Three scored works of an olympiad.</summary>
internal sealed record DiplomaScene(TestApp App, Guid Methodist, Guid Olympiad, Guid Track, IReadOnlyList<Guid> Registrations)
{
    private static readonly string[] Surnames = ["Абрамова", "Белова", "Ветрова"];

    public static Task<DiplomaScene> CreateAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var (by, school) = (db.AddMethodist(), db.AddSchool());
        var olympiad = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
        var registrations = Surnames.Select(name =>
        {
            var registration = db.AddRegistration(olympiad, db.AddPupil(school, lastName: name), school);
            var attempt = db.AddAttempt(olympiad, registration);
            (attempt.HandedInAt, attempt.ScoredAt, attempt.Points) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 1);
            return registration.Id;
        }).ToList();
        await db.SaveChangesAsync();
        return new DiplomaScene(app, by.Id, olympiad.Id, olympiad.Tracks[0].Id, registrations);
    });

    /// <summary>The chair signs these statuses, in the order of the registrations.</summary>
    public Task SignAsync(params AwardStatus[] statuses) => App.WithDbAsync(async db =>
    {
        db.ResultsSignings.Add(new ResultsSigning { OlympiadId = Olympiad, SignedById = Methodist, SignedAt = DateTimeOffset.UtcNow, Rules = AwardRules.Default });
        db.Awards.AddRange(Registrations.Zip(statuses, (registration, status) => new Award
        {
            RegistrationId = registration,
            OlympiadId = Olympiad,
            TrackId = Track,
            Status = status,
            PlaceFrom = 1,
            PlaceTo = 3,
            Points = 1,
            MaxPoints = 1,
        }));
        await db.SaveChangesAsync();
    });

    /// <summary>Orders the documents that can be issued, and waits until all are made.</summary>
    public async Task IssueAsync(HttpClient client)
    {
        var pending = (await (await client.PostAsync($"/api/olympiads/{Olympiad}/certificates")).OkJsonAsync()).GetProperty("pending").GetInt32();
        var run = await client.UntilIssuedAsync(Olympiad);
        Assert.Equal((pending, pending), (run.Total, run.Made));
    }
}
