using MethodCabinet.Domain;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Exchange;
using MethodCabinet.Domain.Exchange.Archive;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Exchange.Archive;

/// <summary>The questions of quizzes on their way in: each bank of the archive becomes a bank of its own.</summary>
internal sealed class BanksIn(AppDb db, QuestionContents contents, CurrentUser user)
{
    private readonly Dictionary<string, Guid> banks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> versions = new(StringComparer.Ordinal);
    private readonly List<ExchangeLine> lines = [];

    public IReadOnlyList<ExchangeLine> Lines => lines;

    /// <returns>Null for a question that did not come.</returns>
    public Guid? VersionOf(string key) => versions.TryGetValue(key, out var id) ? id : null;

    public Guid? BankOf(string key) => banks.TryGetValue(key, out var id) ? id : null;

    public async Task TakeAsync(ArchiveIn archive, NewFiles files, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var archived in archive.Course.Banks)
        {
            var bank = new QuestionBank(Guid.CreateVersion7(), archived.Title, archived.Subject, now, user.PersonId);
            db.QuestionBanks.Add(bank);
            banks[archived.Key] = bank.Id;
            var log = new ExchangeLog();
            foreach (var (index, question) in archived.Questions.Index())
            {
                // In the order of the archive, for lists and for the next archive.
                if (await ReadAsync(archive, question, log, ct) is { } read && await StoreAsync(bank.Id, question, read, files, now.AddMicroseconds(index), log, ct) is { } version)
                {
                    versions[question.Key] = version;
                }
            }

            lines.Add(log.Line(ExchangePart.Bank, bank.Title));
        }
    }

    private static async Task<FileQuestion?> ReadAsync(ArchiveIn archive, ArchivedQuestion question, ExchangeLog log, CancellationToken ct)
    {
        try
        {
            if (await archive.BytesAsync(question.Path, QuestionFile.MaxSize, ct) is { } bytes && QuestionFile.Read(bytes) is { Questions: [var only] } file)
            {
                foreach (var problem in file.Problems)
                {
                    log.Note(ExchangeReason.QuestionFiles, problem.Excerpt);
                }

                return only;
            }
        }
        catch (RuleBroken broken) when (broken.Error != MethodCabinet.Domain.Materials.MaterialErrors.StorageAway)
        {
            // The others are looked at all the same.
        }

        log.Note(ExchangeReason.QuestionRefused, question.Path);
        return null;
    }

    private async Task<Guid?> StoreAsync(Guid bankId, ArchivedQuestion archived, FileQuestion read, NewFiles files, DateTimeOffset at, ExchangeLog log, CancellationToken ct)
    {
        var question = new Question(Guid.CreateVersion7(), bankId, archived.Subject, at);
        try
        {
            question.Classify(archived.Subject, archived.GradeFrom, archived.GradeTo, read.Tags);
        }
        catch (RuleBroken)
        {
            log.Note(ExchangeReason.QuestionRefused, read.Draft.Title);
            return null;
        }

        var stored = new Dictionary<string, Guid>();
        foreach (var attachment in read.Attachments)
        {
            using var content = new MemoryStream(attachment.Bytes);
            stored[attachment.Name] = (await files.AddAsync(attachment.Name, content, ct)).Id;
        }

        var version = question.Revise(null, lastIsUsed: false, contents.Render(read.WithFiles(stored)), Guid.CreateVersion7(), at, user.PersonId);
        question.Archive(!archived.IsOffered);
        db.Questions.Add(question);
        db.QuestionVersions.Add(version);
        return version.Id;
    }
}
