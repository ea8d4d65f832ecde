using System.Globalization;
using System.Text;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Interchange;
using MethodCabinet.Domain.Courses.Quizzes;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Courses.Quizzes;
using MethodCabinet.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>The questions of quizzes on their way out: those that a quiz names, in the version that it names, and those that it draws from.</summary>
internal sealed class BanksOut(AppDb db, QuizQuestions quizzes, ExportFiles files)
{
    private readonly List<ArchivedBank> banks = [];
    private readonly List<(string Path, byte[] Content)> contents = [];
    private readonly List<ExchangeLine> lines = [];
    private readonly Dictionary<Guid, string> questionKeys = [];
    private readonly Dictionary<Guid, string> bankKeys = [];

    public IReadOnlyList<ArchivedBank> Banks => banks;

    public IReadOnlyList<(string Path, byte[] Content)> Contents => contents;

    public IReadOnlyList<ExchangeLine> Lines => lines;

    /// <returns>Null for a question that stays behind.</returns>
    public string? KeyOf(Guid versionId) => questionKeys.GetValueOrDefault(versionId);

    public string? KeyOfBank(Guid bankId) => bankKeys.GetValueOrDefault(bankId);

    public async Task TakeAsync(IReadOnlyList<QuizContent> used, CancellationToken ct)
    {
        var parts = used.SelectMany(quiz => quiz.Parts).ToList();
        var versions = await quizzes.VersionsAsync([.. parts.OfType<QuestionPart>().Select(part => part.VersionId)], ct);
        foreach (var part in parts.OfType<DrawnPart>())
        {
            foreach (var version in await quizzes.CandidatesAsync(part, ct))
            {
                versions.TryAdd(version.Id, version);
            }
        }

        var ids = versions.Values.Select(version => version.QuestionId).Distinct().ToList();
        var questions = await db.Questions.AsNoTracking().Where(q => ids.Contains(q.Id)).ToDictionaryAsync(q => q.Id, ct);
        var bankIds = parts.Select(part => part is DrawnPart draw ? draw.BankId : versions.TryGetValue(((QuestionPart)part).VersionId, out var version) ? questions[version.QuestionId].BankId : Guid.Empty).Distinct().ToList();
        var known = await db.QuestionBanks.AsNoTracking().Where(bank => bankIds.Contains(bank.Id)).ToDictionaryAsync(bank => bank.Id, ct);
        foreach (var bank in bankIds.Where(known.ContainsKey).Select(id => known[id]))
        {
            var own = versions.Values.Where(version => questions[version.QuestionId].BankId == bank.Id)
                .OrderBy(version => questions[version.QuestionId].CreatedAt).ThenBy(version => version.QuestionId).ThenBy(version => version.Number);
            await AddAsync(bank, [.. own.Select(version => (questions[version.QuestionId], version))], ct);
        }
    }

    private async Task AddAsync(QuestionBank bank, IReadOnlyList<(Question Question, QuestionVersion Version)> rows, CancellationToken ct)
    {
        var log = new ExchangeLog();
        var key = string.Create(CultureInfo.InvariantCulture, $"b{banks.Count + 1}");
        var archived = new List<ArchivedQuestion>();
        foreach (var (question, version) in rows)
        {
            // Nobody is asked such a one, and none such comes in.
            if (QuestionCheck.Check(version.Title, version.Statement, version.Body, version.Key, version.Points).Count > 0)
            {
                log.Note(ExchangeReason.QuestionUnsound, version.Title);
                continue;
            }

            var number = string.Create(CultureInfo.InvariantCulture, $"{archived.Count + 1}");
            var path = $"banks/{key}/{number}.xml";
            contents.Add((path, await WriteAsync(question, version, log, ct)));
            archived.Add(new($"{key}q{number}", path, question.Subject, question.GradeFrom, question.GradeTo, !question.Archived && version.Number == question.LastNumber));
            questionKeys[version.Id] = $"{key}q{number}";
        }

        bankKeys[bank.Id] = key;
        banks.Add(new(key, bank.Title, bank.Subject, archived));
        lines.Add(log.Line(ExchangePart.Bank, bank.Title));
    }

    private async Task<byte[]> WriteAsync(Question question, QuestionVersion version, ExchangeLog log, CancellationToken ct)
    {
        var attached = await files.AttachAsync([new(version.Title, version.Statement, version.Body, version.Key, version.Points, question.Tags, [])], ct);
        var written = attached[0] switch
        {
            // The id is of this server.
            { Body: HotspotBody spot, HotspotImage: not null } whole => whole with { Body = spot with { ImageId = Guid.Empty } },
            var other => other,
        };
        if (ExportFiles.FilesOf(written).Any())
        {
            log.Note(ExchangeReason.QuestionFiles, version.Title);
        }

        var file = MoodleXml.Write([written]);
        foreach (var _ in file.Problems)
        {
            log.Note(ExchangeReason.QuestionRefused, version.Title);
        }

        return Encoding.UTF8.GetBytes(file.Text);
    }
}
