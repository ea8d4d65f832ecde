using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Data.Seed;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Materials.Checks;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MethodCabinet.Server.Tests.Data;

public sealed class ExampleSeedTests(TestApp first, ExampleSeedTests.Second second) : IClassFixture<TestApp>, IClassFixture<ExampleSeedTests.Second>
{
    /// <summary>An application like the first, with a database of its own.</summary>
    public sealed class Second : IAsyncLifetime
    {
        public TestApp App { get; } = new();

        public Task InitializeAsync() => App.InitializeAsync();

        public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();
    }

    [Fact]
    public async Task The_example_municipality_is_complete_and_the_same_each_time()
    {
        var now = DateTimeOffset.UtcNow;
        await Task.WhenAll(SeedAsync(first, now), SeedAsync(second.App, now));

        Assert.Equal(await ContentsAsync(first), await ContentsAsync(second.App));
        await first.WithDbAsync(async db =>
        {
            Assert.Equal(20, await db.Organizations.CountAsync());
            Assert.Equal(300, await db.Memberships.Where(m => m.Kind == MembershipKind.Teacher).Select(m => m.PersonId).Distinct().CountAsync());

            // One more than the district has: the guardian's second child.
            Assert.Equal(1501, await db.Memberships.Where(m => m.Kind == MembershipKind.Student).Select(m => m.PersonId).Distinct().CountAsync());

            var rounds = await db.Rounds.AsNoTracking().OrderBy(r => r.OpensAt).ToListAsync();
            Assert.Equal(5, rounds.Count);
            foreach (var past in rounds[..2])
            {
                Assert.True(past.ClosesAt < past.ClosedAt && past.ClosedAt < past.ScoredAt && past.ScoredAt < now);
                Assert.True(await db.Standings.AnyAsync(s => s.OlympiadId == past.OlympiadId && s.PublishedAt < now));
                Assert.InRange(await db.Attempts.CountAsync(a => a.RoundId == past.Id && a.Points > 0), 50, 500);
                Assert.False(await db.Attempts.AnyAsync(a => a.RoundId == past.Id && (a.Points == null || a.ScoredAt == null)));
            }

            var (marked, running, tomorrow) = (rounds[2], rounds[3], rounds[4]);
            Assert.Equal((40, 80), (await db.Works.CountAsync(w => w.RoundId == marked.Id), await db.WorkTasks.CountAsync(t => t.RoundId == marked.Id && t.Awaits == Awaits.First)));
            Assert.Equal(6, await db.JuryMembers.CountAsync(m => m.OlympiadId == marked.OlympiadId));
            Assert.True(running.OpensAt < now && now < running.ClosesAt && running.ClosedAt is null);
            Assert.True(await db.Attempts.AnyAsync(a => a.RoundId == running.Id));
            Assert.True(await db.JournalEntries.AnyAsync(e => db.Attempts.Any(a => a.Id == e.AttemptId && a.RoundId == running.Id)));
            foreach (var paper in await db.Papers.Where(p => p.RoundId == running.Id).ToListAsync())
            {
                var asked = await db.QuestionVersions.Where(v => db.PaperTasks.Any(t => t.PaperId == paper.Id && t.QuestionVersionId == v.Id)).AsNoTracking().ToListAsync();
                Assert.Equal(QuestionTypes, asked.Select(v => v.Body.GetType().Name).Distinct().Order());
                Assert.Equal(paper.MaxPoints, asked.Sum(v => v.Points.MaxPoints));
            }

            var moscow = TimeSpan.FromHours(3);
            Assert.Equal(now.ToOffset(moscow).Date.AddDays(1), tomorrow.OpensAt.ToOffset(moscow).Date);
            Assert.True(await db.Registrations.AnyAsync(r => r.OlympiadId == tomorrow.OlympiadId && r.Status == RegistrationStatus.Confirmed));
            Assert.False(await db.Attempts.AnyAsync(a => a.RoundId == tomorrow.Id));
            Assert.True(await db.Olympiads.AllAsync(o => o.Status == OlympiadStatus.Published));

            var contests = await db.Contests.AsNoTracking().ToDictionaryAsync(c => c.Kind);
            var (marking, held) = (contests[ContestKind.Teachers], contests[ContestKind.Pupils]);
            Assert.True(marking.Settings.Marking.Includes(now) && marking.Settings.Voting!.Includes(now));
            Assert.Equal(8, await db.ContestAwards.CountAsync(a => a.ContestId == held.Id));
            Assert.True(await db.ContestAwards.AnyAsync(a => a.ContestId == held.Id && a.Degree == 1));
            Assert.Equal(35, await db.ContestMarkings.CountAsync(m => db.ContestEntries.Any(e => e.Id == m.EntryId && e.ContestId == marking.Id)));
        });
    }

    private static IEnumerable<string> QuestionTypes => typeof(Domain.Assessment.QuestionBody).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Domain.Assessment.QuestionBody))).Select(type => type.Name).Order();

    private static async Task SeedAsync(TestApp app, DateTimeOffset now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, clock) = (services.GetRequiredService<AppDb>(), new ClockAt(now));
        var seed = new ExampleSeed(
            db, services.GetRequiredService<TextRenderer>(), new Files(db, services.GetRequiredService<IFileStore>(), new AntivirusSettings(), clock),
            services.GetRequiredService<ExampleSettings>(), services.GetRequiredService<SiteSettings>(), clock);
        await seed.RunAsync();
    }

    /// <summary>A digest of every table of the modules. Hashes of passwords have random salt, Identity stamps accounts at random, and school years are not of the example.</summary>
    private static Task<List<string>> ContentsAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var contents = new List<string>();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Where(t => t.GetSchema() is not "platform" and not null).Select(t => $"{t.GetSchema()}.{t.GetTableName()}").Distinct().Order())
        {
            // Digests of rounds are made by a job of each server that runs meanwhile, signed by its own key.
            if (table is not ("olympiads.seasons" or "olympiads.round_roots"))
            {
                await using var digest = new NpgsqlCommand(
                    $$"""
                    select count(*) || ' ' || coalesce(md5(string_agg(line, ',' order by line)), '')
                    from (select (to_jsonb(t) - '{password_hash,concurrency_stamp,season_id}'::text[])::text as line from {{table}} t) lines
                    """,
                    connection);
                contents.Add($"{table} {await digest.ExecuteScalarAsync()}");
            }
        }

        return contents;
    });

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
