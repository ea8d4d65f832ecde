using System.Net;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Certificates;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Tests.Olympiads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MethodCabinet.Server.Tests.Certificates;

public sealed class IssuingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_revoked_certificate_is_issued_anew_only_when_it_is_asked_for()
    {
        var (methodist, school, olympiad) = await app.WithDbAsync(async db =>
        {
            var (by, place) = (db.AddMethodist(), db.AddSchool());
            var held = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
            AddScored(db, held, place);
            AddScored(db, held, place);
            await db.SaveChangesAsync();
            return (by.Id, place, held);
        });
        var client = app.As(methodist);
        var issue = $"/api/olympiads/{olympiad.Id}/certificates";
        Assert.Equal(2, (await (await client.PostAsync(issue)).OkJsonAsync()).GetProperty("pending").GetInt32());
        await client.UntilIssuedAsync(olympiad.Id);
        Assert.Equal(2, (await ListAsync()).Total);
        var revoked = (await ListAsync()).Items[0];
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/certificates/{revoked.Id}/revocation", new { reason = "Опечатка в фамилии" })).StatusCode);

        Assert.Equal("certificate.nothing-to-issue", await (await client.PostAsync(issue)).ErrorCodeAsync());
        await app.WithDbAsync(db =>
        {
            db.Attach(school);
            db.Attach(olympiad);
            AddScored(db, olympiad, school);
            return db.SaveChangesAsync();
        });
        Assert.Equal(1, (await (await client.PostAsync(issue)).OkJsonAsync()).GetProperty("pending").GetInt32());
        await client.UntilIssuedAsync(olympiad.Id);
        Assert.Equal(3, (await ListAsync()).Total);
        Assert.Equal([revoked.Holder], (await ListAsync()).Items.Where(c => c.RevokedAt is not null).Select(c => c.Holder));

        var replacement = $"/api/certificates/{revoked.Id}/replacement";
        Assert.Equal([revoked.Id], (await ListAsync()).Items.Where(c => c.CanReplace).Select(c => c.Id));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(replacement)).StatusCode);
        var after = await ListAsync();
        Assert.Equal((4, 3), (after.Total, after.Items.Count(c => c.RevokedAt is null)));
        Assert.DoesNotContain(after.Items, c => c.CanReplace);
        Assert.Equal("certificate.nothing-to-issue", await (await client.PostAsync(replacement)).ErrorCodeAsync());
        Assert.Equal("certificate.not-found", await (await client.PostAsync($"/api/certificates/{Guid.NewGuid()}/replacement")).ErrorCodeAsync());

        // The file of a certificate has its id: the log names the certificate.
        var administrator = await app.CreatePersonAsync([Role.Administrator]);
        var log = await app.As(administrator.Id).ReadAsync<ReadAuditLog.Response>($"/api/audit-log?subjectId={revoked.Id}");
        Assert.Equal(("Certificate", revoked.Number), (log.Names[$"{revoked.Id}"].Kind, log.Names[$"{revoked.Id}"].Name));

        Task<ListCertificates.Response> ListAsync() => client.ReadAsync<ListCertificates.Response>($"/api/certificates?olympiadId={olympiad.Id}");
    }

    [Fact]
    public async Task Nobody_gets_one_whose_consent_to_processing_is_withdrawn()
    {
        var (methodist, olympiad, pupil) = await app.WithDbAsync(async db =>
        {
            var (by, place) = (db.AddMethodist(), db.AddSchool());
            var held = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
            var holder = AddScored(db, held, place);
            await db.SaveChangesAsync();
            return (by.Id, held.Id, holder);
        });
        var client = app.As(methodist);
        await SetConsentAsync(DateTimeOffset.UtcNow);
        Assert.Equal("certificate.nothing-to-issue", await (await client.PostAsync($"/api/olympiads/{olympiad}/certificates")).ErrorCodeAsync());

        await SetConsentAsync(null);
        await (await client.PostAsync($"/api/olympiads/{olympiad}/certificates")).OkJsonAsync();
        await client.UntilIssuedAsync(olympiad);
        var issued = (await ListAsync()).Items[0].Id;
        await client.PostAsync($"/api/certificates/{issued}/revocation", new { reason = "Опечатка в фамилии" });
        await SetConsentAsync(DateTimeOffset.UtcNow);

        Assert.Equal("certificate.consent-withdrawn", await (await client.PostAsync($"/api/certificates/{issued}/replacement")).ErrorCodeAsync());

        Task SetConsentAsync(DateTimeOffset? withdrawnAt) => app.WithDbAsync(db => db.Consents
            .Where(c => c.PersonId == pupil.Id && c.Kind == ConsentKind.PersonalData).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, withdrawnAt)));
        Task<ListCertificates.Response> ListAsync() => client.ReadAsync<ListCertificates.Response>($"/api/certificates?olympiadId={olympiad}");
    }

    [Fact]
    public async Task An_order_that_was_given_again_while_its_last_document_was_drawn_ends()
    {
        var (methodist, olympiad) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var held = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
            AddScored(db, held, db.AddSchool());
            db.Issuings.Add(new Issuing { OccasionId = held.Id, StartedById = by.Id, StartedAt = DateTimeOffset.UtcNow, Total = 1 });
            await db.SaveChangesAsync();
            return (by.Id, held.Id);
        });
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            create function order_again() returns trigger language plpgsql as $$ begin
              update certificates.issuings set started_at = clock_timestamp() where finished_at is null; return null;
            end $$;
            create trigger order_again after update of file_id on certificates.certificates for each row execute function order_again()
            """));
        await using var scope = app.Services.CreateAsyncScope();

        await ActivatorUtilities.CreateInstance<IssueCertificatesJob>(scope.ServiceProvider).RunAsync(olympiad, default);

        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("drop function order_again cascade"));
        Assert.NotNull((await app.As(methodist).ReadAsync<GetIssuing.Response>($"/api/olympiads/{olympiad}/certificates/issuing")).Last!.FinishedAt);
    }

    [Fact]
    public async Task An_order_whose_job_got_lost_is_taken_up_again_and_ends()
    {
        var (methodist, olympiad) = await app.WithDbAsync(async db =>
        {
            var by = db.AddMethodist();
            var held = db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow.AddDays(-1));
            AddScored(db, held, db.AddSchool());
            db.Issuings.Add(new Issuing { OccasionId = held.Id, StartedById = by.Id, StartedAt = DateTimeOffset.UtcNow - SweepIssuingsJob.Stall - TimeSpan.FromSeconds(1), Total = 1 });
            await db.SaveChangesAsync();
            return (by.Id, held.Id);
        });
        await using var scope = app.Services.CreateAsyncScope();

        await ActivatorUtilities.CreateInstance<SweepIssuingsJob>(scope.ServiceProvider).RunAsync(default);

        Assert.Equal((1, 1), await app.As(methodist).UntilIssuedAsync(olympiad) is var run ? (run.Total, run.Made) : default);
    }

    private static Person AddScored(AppDb db, Olympiad olympiad, Organization school)
    {
        var pupil = db.AddPupil(school);
        var attempt = db.AddAttempt(olympiad, db.AddRegistration(olympiad, pupil, school));
        (attempt.HandedInAt, attempt.ScoredAt, attempt.Points) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 1);
        return pupil;
    }
}
