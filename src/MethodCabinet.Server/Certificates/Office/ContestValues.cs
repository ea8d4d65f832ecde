using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Olympiads.Contests;
using MethodCabinet.Server.Olympiads.Standings;
using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What the fields of documents about a contest stand for: those of an olympiad, and nominations, works, co-authors, experts and the votes of the public.</summary>
internal static class ContestValues
{
    private const string Experts = "expert";
    private const string AllNominations = "все";

    public static TemplateValues Example(SiteSettings site, DateOnly today)
    {
        var (chair, expert) = (DocumentValues.Somebody("Петрова", "Ирина", "Сергеевна"), DocumentValues.Somebody("Орлов", "Денис", "Львович"));
        Dictionary<string, string>[] rows =
        [
            RowOf(1, DocumentValues.Somebody("Соколова", "Анна", "Игоревна"), ["Белов Илья Павлович"], "Средняя школа № 2", null, "Урок", "О почве", 41.5m, 50, new Place(1, 1), AwardWords.Laureates, AwardStatus.Winner, 1, "14"),
            RowOf(2, DocumentValues.Somebody("Ветрова", "Ольга", "Павловна"), [], "Гимназия № 1", null, "Урок", "Дроби без скуки", 38, 50, new Place(2, 2), AwardWords.Laureates, AwardStatus.PrizeWinner, 2, "9"),
            RowOf(3, DocumentValues.Somebody("Ли", "Ян", ""), [], "Средняя школа № 5", null, "Мастер-класс", "Театр теней", 20, 50, new Place(3, 3), AwardWords.Laureates, AwardStatus.Participant, null, "2"),
        ];
        return new TemplateValues(
            FieldsOf("Муниципальный конкурс «Педагогический дебют»", "2026/27", ContestKind.Teachers, chair.FullName, site, today, AwardWords.Laureates, [AwardStatus.Winner, AwardStatus.PrizeWinner, AwardStatus.Participant], [1, 2, null], [chair, expert], PublicVoting.OneVoice, 25),
            ListsOf(rows, rows[..2], [ExpertRow(1, expert, isChair: false, "Урок"), ExpertRow(2, chair, isChair: true, AllNominations)]));
    }

    /// <exception cref="RuleBroken">NotFound, <see cref="CertificateErrors.ResultsUnsigned"/>.</exception>
    public static async Task<TemplateValues> ReadAsync(AppDb db, Guid contestId, SiteSettings site, DateOnly today, CancellationToken ct)
    {
        var occasion = await db.OccasionAsync(contestId, ct);
        var chair = await db.ContestSignings.Where(s => s.ContestId == contestId).Join(db.People, s => s.SignedById, p => p.Id, (_, p) => p).AsNoTracking().SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken(occasion is { IsContest: true } ? CertificateErrors.ResultsUnsigned : PlatformErrors.NotFound);
        var scored = await ScoredContest.ReadAsync(db, contestId, ct);
        var settings = scored.Contest.Settings;

        // What was signed, and not what the marks make today.
        var awards = await db.ContestAwards.AsNoTracking().Where(a => a.ContestId == contestId).ToDictionaryAsync(a => a.EntryId, ct);
        var experts = await ContestExpertRow.ListAsync(db, contestId, ct);
        var votes = await VotesOfEntry.ReadAsync(db, contestId, ct);
        var nominations = scored.Nominations.ToDictionary(n => n.Id);
        var signed = (
            from authored in scored.Entries
            where awards.ContainsKey(authored.Entry.Id)
            let award = awards[authored.Entry.Id]
            orderby nominations[authored.Entry.NominationId].Position, award.PlaceFrom, authored.Person.LastName, authored.Person.FirstName, authored.Entry.Number
            select (Authored: authored, Award: award)).ToList();

        var fields = FieldsOf(
            settings.Title, occasion!.Season, scored.Contest.Kind, chair.FullName, site, today, settings.Words, [.. signed.Select(s => s.Award.Status)], [.. signed.Select(s => s.Award.Degree)],
            [.. experts.Select(e => e.Person)], settings.Public, votes.Values.Sum(v => v.Count));
        return new TemplateValues(fields, ListsOf(
            [.. signed.Select(Row)],
            [.. signed.Where(s => s.Award.Status != AwardStatus.Participant).Select(Row)],
            [.. experts.Select((e, index) => ExpertRow(index + 1, e.Person, e.Person.Id == chair.Id, NominationsOf(e.Expert)))]));

        Dictionary<string, string> Row((ScoredContest.AuthoredEntry Authored, ContestAward Award) row, int index)
        {
            var (entry, award) = (row.Authored.Entry, row.Award);
            var voices = votes.GetValueOrDefault(entry.Id) ?? new VotesOfEntry(0, null);
            return RowOf(
                index + 1, row.Authored.Person, [.. entry.NamedCoAuthors()], row.Authored.School, entry.Grade, nominations[entry.NominationId].Title, entry.Title,
                award.Points, scored.MaxPoints, award.Place, settings.Words, award.Status, award.Degree, VotesText(settings.Public, voices));
        }

        string NominationsOf(ContestExpert expert) =>
            expert.NominationIds.Count == 0 ? AllNominations : string.Join(", ", scored.Nominations.Where(n => expert.Marks(n.Id)).Select(n => n.Title));
    }

    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> ListsOf(
        IReadOnlyList<Dictionary<string, string>> everybody, IReadOnlyList<Dictionary<string, string>> awarded, IReadOnlyList<Dictionary<string, string>> experts) => new()
        {
            [DocumentValues.Everybody] = everybody,
            [DocumentValues.Awarded] = awarded,
            [Experts] = experts,
        };

    private static Dictionary<string, string> FieldsOf(
        string title, string season, ContestKind kind, string chair, SiteSettings site, DateOnly today,
        AwardWords words, IReadOnlyList<AwardStatus> statuses, IReadOnlyList<int?> degrees, IReadOnlyList<Person> experts, PublicVoting voting, int votes)
    {
        var (winners, prizeWinners) = (statuses.Count(s => s == AwardStatus.Winner), statuses.Count(s => s == AwardStatus.PrizeWinner));
        return new(DocumentValues.CommonFields(site, today, chair, statuses.Count, winners, prizeWinners))
        {
            ["contest.title"] = title,
            ["contest.season"] = season,
            ["contest.kind"] = kind == ContestKind.Pupils ? "конференция" : "конкурс",
            ["contest.kindGenitive"] = kind == ContestKind.Pupils ? "конференции" : "конкурса",
            ["awards"] = words == AwardWords.Laureates
                ? string.Join(", ", Enumerable.Range(1, 3).Select(degree => $"лауреатов {new string('I', degree)} степени — {degrees.Count(d => d == degree)}"))
                : $"победителей — {winners}, призёров — {prizeWinners}",
            ["count.experts"] = DocumentValues.Text(experts.Count),
            ["count.votes"] = DocumentValues.Text(votes),
            ["experts"] = string.Join(", ", experts.Select(e => e.FullName)),
            ["expertsDative"] = string.Join(", ", experts.Select(e => DocumentValues.Declined(e, NameCase.Dative))),
            ["voting"] = voting switch
            {
                PublicVoting.OneVoice => $"Голосов зрителей — {votes}; на места они не влияют.",
                PublicVoting.Marks => $"Оценок зрителей — {votes}; на места они не влияют.",
                _ => "Голосование зрителей не проводилось.",
            },
        };
    }

    private static Dictionary<string, string> RowOf(
        int number, Person author, IReadOnlyList<string> coAuthors, string school, int? grade, string nomination, string work,
        decimal points, decimal maxPoints, Place place, AwardWords words, AwardStatus status, int? degree, string votes)
    {
        var statusText = ProtocolWords.StatusText(words, status, degree);
        return new(DocumentValues.CommonRow(
            number, author, school, grade, points, maxPoints, ProtocolWords.PlaceText(place), char.ToLower(statusText[0], DocumentValues.Russian) + statusText[1..],
            words == AwardWords.Laureates && degree is { } ofLaureate ? $"лауреата {new string('I', ofLaureate)} степени" : OlympiadValues.GenitiveOf(status)))
        {
            ["names"] = string.Join(", ", [author.FullName, .. coAuthors]),
            ["namesGenitive"] = AllIn(NameCase.Genitive),
            ["namesDative"] = AllIn(NameCase.Dative),
            ["coAuthors"] = string.Join(", ", coAuthors),
            ["nomination"] = nomination,
            ["work"] = work,
            ["votes"] = votes,
        };

        string AllIn(NameCase to) => string.Join(", ", [DocumentValues.Declined(author, to), .. coAuthors.Select(name => RussianNames.Decline(name, to))]);
    }

    private static Dictionary<string, string> ExpertRow(int number, Person person, bool isChair, string nominations) =>
        new(DocumentValues.MemberRow(number, person, isChair ? "председатель" : "эксперт"))
        {
            ["nominations"] = nominations,
        };

    /// <summary>«14», «4,6 (12)» where the public gives marks.</summary>
    private static string VotesText(PublicVoting voting, VotesOfEntry votes) => voting switch
    {
        PublicVoting.OneVoice => DocumentValues.Text(votes.Count),
        PublicVoting.Marks => votes.Mean is { } mean ? $"{DocumentValues.Text(mean)} ({votes.Count})" : "0",
        _ => "—",
    };
}
