using System.Net.Http.Json;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.People;
using MethodCabinet.Server.Tests.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Consents that change several standings at once.</summary>
public sealed class ConsentRaceTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_lists_of_consents_in_opposite_orders_are_both_entered()
    {
        var (methodist, olympiads, pupils) = await app.WithDbAsync(async db =>
        {
            var (by, school) = (db.AddMethodist(), db.AddSchool());
            var held = new[] { db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow), db.AddOlympiad(by, opensAt: DateTimeOffset.UtcNow) };
            var entered = Enumerable.Range(0, 4).Select(_ => db.AddPupil(school, consents: false)).ToArray();
            foreach (var (i, pupil) in entered.Index())
            {
                db.AddRegistration(held[i % 2], pupil, school);
            }

            await db.SaveChangesAsync();
            return (by.Id, Array.ConvertAll(held, o => o.Id), Array.ConvertAll(entered, p => p.Id));
        });
        foreach (var id in olympiads)
        {
            await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"select olympiads.change_standing({id}, now())"));
        }

        Task<HttpResponseMessage>[] entering = [];
        await app.WithDbAsync(async db =>
        {
            await using var holding = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select 1 from olympiads.standings where olympiad_id = any({olympiads}) for update");
            entering = [EnterAsync(pupils[0], pupils[1]), EnterAsync(pupils[3], pupils[2])];
            await Eventually.WaitsAsync(app, entering);
            await holding.CommitAsync();
        });

        foreach (var reply in entering)
        {
            await (await reply).OkAsync();
        }

        Task<HttpResponseMessage> EnterAsync(params Guid[] people) => app.As(methodist).PostAsJsonAsync(
            "/api/people/consents", new EnterConsents.Request(people, [ConsentKind.Publication], PublicationForm.FullName, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1)), Device.Json);
    }
}
