using MethodCabinet.Domain.Assessment;

namespace MethodCabinet.Server.Assessment;

/// <summary>What an author writes of a question.</summary>
/// <param name="Statement">Markdown with TeX between dollar signs.</param>
public sealed record QuestionDraft(string Title, string Statement, QuestionBody Body, AnswerKey Key, PointRule Points);

/// <param name="Path">Where, in the property names of the request.</param>
/// <param name="Code">From the catalogue of errors.</param>
public sealed record DraftProblem(string Path, string Code);

/// <summary>Renders and checks what an author writes.</summary>
public sealed class QuestionContents(TextRenderer texts)
{
    public QuestionContent Render(QuestionDraft draft) => new(
        draft.Title,
        draft.Statement,
        texts.Render(draft.Statement).Html,
        draft.Body,
        draft.Body.InNeutralOrder().MapTexts(text => texts.RenderItem(text).Html),
        draft.Key,
        draft.Points);

    public static IReadOnlyList<DraftProblem> Check(QuestionDraft draft) =>
        [.. QuestionCheck.Check(draft.Title, draft.Statement, draft.Body, draft.Key, draft.Points).Select(p => new DraftProblem(p.Path, p.Error.Code))];
}
