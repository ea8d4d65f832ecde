using MethodCabinet.Server.Assessment.Interchange;
using MethodCabinet.Server.Assessment.Receipts;
using MethodCabinet.Server.Platform;
using MethodCabinet.Server.Platform.Workbooks;
using Microsoft.AspNetCore.Mvc;

namespace MethodCabinet.Server.Assessment;

public static class AssessmentModule
{
    /// <summary>The file and what a form adds to it.</summary>
    private static readonly RequestSizeLimitAttribute FileLimit = new(QuestionFile.MaxSize + (1 << 20));

    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TexRenderer>();
        builder.Services.AddSingleton<TextRenderer>();
        builder.Services.AddSingleton<QuestionContents>();
        builder.Services.AddScoped<ExportFiles>();
        builder.Services.AddSingleton<ReceiptSigner>();
    }

    public static void MapAssessment(this WebApplication app)
    {
        var banks = app.MapApi("/question-banks", "assessment", Policies.Staff);
        banks.MapGet("/", ListBanks.Handle).AsWorkbook(ListBanks.Workbook, (List<ListBanks.Response> r) => r);
        banks.MapPost("/", CreateBank.Handle);
        banks.MapPut("/{bankId:guid}/for-lessons", OpenBankToLessons.Handle);
        banks.MapGet("/{bankId:guid}/questions", ListQuestions.Handle).AsWorkbook(ListQuestions.Workbook, (ListQuestions.Response r) => r.Rows);
        banks.MapGet("/{bankId:guid}/export/{format:regex(^(gift|moodle-xml)$)}", ExportQuestions.Handle);
        banks.MapPost("/{bankId:guid}/import/preview", PreviewImport.Handle)
            .DisableAntiforgery() // CrossOriginGuard covers it
            .WithMetadata(FileLimit);
        banks.MapPost("/{bankId:guid}/import", ImportQuestions.Handle)
            .DisableAntiforgery()
            .WithMetadata(FileLimit);

        var questions = app.MapApi("/questions", "assessment", Policies.Staff);
        questions.MapGet("/{id:guid}", GetQuestion.Handle);
        questions.MapPut("/{id:guid}", SaveQuestion.Handle);
        questions.MapPut("/{id:guid}/archived", ArchiveQuestion.Handle);
        questions.MapPost("/preview", PreviewQuestion.Handle);
    }
}
