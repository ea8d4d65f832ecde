using System.Text.RegularExpressions;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Olympiads.Appeals;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads.Appeals;

/// <summary>The protocol of the commission, and who fetches it.</summary>
public sealed class AppealProtocolTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Surname = "Апеллянтова";

    [Fact]
    public async Task The_protocol_names_as_present_who_voted_and_its_chair_fetches_it_by_cipher_until_the_signature()
    {
        var scene = await AppealScene.CreateAsync(app);
        await app.WithDbAsync(db => db.People.Where(p => p.Id == scene.Pupil.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastName, Surname)));
        var commission = await scene.CommissionAsync();
        await scene.AppointAsync(person: scene.Juror);
        var (silent, _) = await scene.AppointAsync();
        await AppealScene.DecideAsync(commission, await scene.AppealAsync(), 4);

        var text = await scene.ProtocolAsync(commission[0]);

        Assert.Matches(@"Присутствовали:.* — председатель комиссии.*Не участвовали:", text);
        Assert.Contains("; отвод по апелляциям № 1", text, StringComparison.Ordinal);
        Assert.Contains("; без голоса по апелляциям № 1", text, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(text, "Член комиссии _+"));
        Assert.Matches(@"Работа [^ ]+-\d+", text);
        Assert.DoesNotContain(Surname, text, StringComparison.Ordinal);
        Assert.True((await ListAsync(commission[0]))[0] is { LeadsCommission: true } item && item.RoundId == scene.Sitting.RoundId);
        Assert.False((await ListAsync(silent))[0].LeadsCommission);
        using var member = await silent.GetAsync($"/api/rounds/{scene.Sitting.RoundId}/appeals/protocol.docx");
        Assert.Equal("platform.not-found", await member.ErrorCodeAsync());
        await app.WithDbAsync(db =>
        {
            db.ResultsSignings.Add(new ResultsSigning { OlympiadId = scene.Sitting.OlympiadId, SignedById = scene.Juror.Id, SignedAt = DateTimeOffset.UtcNow, Rules = AwardRules.Default });
            return db.SaveChangesAsync();
        });
        Assert.Contains(Surname, await scene.ProtocolAsync(commission[0]), StringComparison.Ordinal);
    }

    private static Task<List<ListCommissionAppeals.Item>> ListAsync(HttpClient member) => member.ReadAsync<List<ListCommissionAppeals.Item>>("/api/commission/appeals");
}
