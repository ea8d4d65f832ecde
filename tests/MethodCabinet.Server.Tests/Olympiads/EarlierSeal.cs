using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>Works that sat a seal of before the paper was changed.</summary>
internal static class EarlierSeal
{
    /// <summary>The paper asks another version of the task since, with one criterion «2» of seven points, than the seal that these works sat.</summary>
    public static Task<(Guid Sat, Guid Asked)> ReviseAsync(TestApp app, Guid taskId, IReadOnlyCollection<Guid> attemptIds) => app.WithDbAsync(async db =>
    {
        var used = await db.PaperTasks.Where(t => t.Id == taskId).Join(db.QuestionVersions, t => t.QuestionVersionId, v => v.Id, (_, v) => v).SingleAsync();
        var question = await db.Questions.SingleAsync(q => q.Id == used.QuestionId);
        var other = question.Revise(
            used,
            lastIsUsed: true,
            new QuestionContent(used.Title, "Другое", "<p>Другое</p>", used.Body, used.BodyRendered, new ManualKey([new Criterion("2", "Ясность", 7)], null), new PointRule(7)),
            Guid.CreateVersion7(),
            DateTimeOffset.UtcNow,
            used.CreatedBy);
        var task = await db.PaperTasks.SingleAsync(t => t.Id == taskId);
        var file = new StoredFile { Id = Guid.NewGuid(), Name = "paper.mcp", MediaType = "application/octet-stream", Size = 1, Sha256 = new byte[32], IsPrivate = true, CreatedAt = DateTimeOffset.UtcNow };
        var seal = new PaperSeal { Id = Guid.NewGuid(), PaperId = task.PaperId, Number = 1, FileId = file.Id, PaperDigest = new byte[32], SealedAt = DateTimeOffset.UtcNow, SealedById = used.CreatedBy };
        db.AddRange(other, file, seal, new SealedTask { SealId = seal.Id, TaskId = task.Id, Position = task.Position, QuestionVersionId = used.Id });
        task.QuestionVersionId = other.Id;
        await db.SaveChangesAsync();
        await db.Attempts.Where(a => attemptIds.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.SealId, seal.Id));
        return (used.Id, other.Id);
    });
}
