using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>Published materials by words in any form, forgiving ё for е and slips, the best first; without words the newest first.</summary>
public static class SearchMaterials
{
    internal const int PageSize = 20;

    private const int LastPage = 500;

    /// <param name="Total">All that the reader may read, on all pages.</param>
    /// <param name="Corrected">The words that were looked for besides, when those that were asked for were taken for slips; null otherwise.</param>
    public sealed record Response(IReadOnlyList<Item> Items, long Total, string? Corrected);

    /// <param name="Title">In pieces: what was looked for is marked.</param>
    /// <param name="Snippet">Of the annotation, or of the text of a file.</param>
    public sealed record Item(MaterialCard Card, IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Snippet);

    /// <param name="page">From 0; pages of 20.</param>
    /// <param name="access">Exactly this level.</param>
    public static async Task<Ok<Response>> Handle(
        AppDb db, LibraryReads reads, CancellationToken ct, string? q = null, string? subject = null, int? grade = null, Named<MaterialKind>? kind = null, int? yearFrom = null, int? yearTo = null,
        Named<MaterialAccess>? access = null, Guid? collection = null, int page = 0)
    {
        var terms = SearchTerms.Parse(q);
        if (terms.AreEmpty && !string.IsNullOrWhiteSpace(q))
        {
            return TypedResults.Ok(new Response([], 0, null));
        }

        var found = await db.Database.SqlQueryRaw<Found>(
            """
            select ids, total, highlight, corrected
            from materials.search(@words, @phrases, @reads, @subject, @grade, @kind, @year_from, @year_to, @access, @collection, @take, @skip)
            """,
            new NpgsqlParameter<string[]>("words", [.. terms.Words]),
            new NpgsqlParameter<string[]>("phrases", [.. terms.Phrases]),
            new NpgsqlParameter<int>("reads", (int)reads.Reader.Level),
            Nullable("subject", NpgsqlDbType.Text, subject),
            Nullable("grade", NpgsqlDbType.Integer, grade),
            Nullable("kind", NpgsqlDbType.Text, kind?.Value.ToString()),
            Nullable("year_from", NpgsqlDbType.Integer, yearFrom),
            Nullable("year_to", NpgsqlDbType.Integer, yearTo),
            Nullable("access", NpgsqlDbType.Integer, access is { } level ? (int)level.Value : null),
            Nullable("collection", NpgsqlDbType.Uuid, collection),
            new NpgsqlParameter<int>("take", PageSize),
            new NpgsqlParameter<int>("skip", Math.Clamp(page, 0, LastPage) * PageSize)).ToListAsync(ct);
        var (ids, total, highlight, corrected) = (found[0].Ids, found[0].Total, found[0].Highlight, found[0].Corrected);
        var cards = await LibraryReads.Cards(db, db.Materials.AsNoTracking().Where(m => ids.Contains(m.Id))).ToDictionaryAsync(card => card.Id, ct);
        var snippets = await SnippetsAsync(db, ids, highlight, ct);
        return TypedResults.Ok(new Response(
            [.. ids.Where(cards.ContainsKey).Select(id => new Item(cards[id], SnippetPiece.Parse(snippets[id].Title), SnippetPiece.Parse(snippets[id].Snippet)))], total, corrected));
    }

    /// <summary>Only of the materials of one page: cutting a snippet means reading the text. The annotation where it has what was looked for, otherwise that piece of the files that has most of it.</summary>
    private static async Task<Dictionary<Guid, Marked>> SnippetsAsync(AppDb db, Guid[] ids, string highlight, CancellationToken ct)
    {
        var marks = $"StartSel=\"{TextParts.HitBegins}\", StopSel=\"{TextParts.HitEnds}\"";
        return await db.Database.SqlQueryRaw<Marked>(
            """
            select m.id, ts_headline('materials.library', m.title, q.query, @whole) as title,
              case when q.query = ''::tsquery then left(m.annotation, 300)
                when to_tsvector('materials.library', m.annotation) @@ q.query or piece.text is null then ts_headline('materials.library', m.annotation, q.query, @pieces)
                else ts_headline('materials.library', piece.text, q.query, @pieces) end as snippet
            from (select @highlight::tsquery as query) q cross join materials.materials m
            left join lateral (
              select t.text from materials.material_texts t where t.material_id = m.id and t.vector @@ q.query order by ts_rank(t.vector, q.query) desc, t.number, t.part limit 1) piece on true
            where m.id = any (@ids)
            """,
            new NpgsqlParameter<string>("whole", $"{marks}, HighlightAll=true"),
            new NpgsqlParameter<string>("pieces", $"{marks}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=\" … \""),
            new NpgsqlParameter<string>("highlight", highlight),
            new NpgsqlParameter<Guid[]>("ids", ids)).ToDictionaryAsync(row => row.Id, ct);
    }

    private static NpgsqlParameter Nullable(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };

    private sealed record Found(Guid[] Ids, long Total, string Highlight, string? Corrected);

    private sealed record Marked(Guid Id, string Title, string Snippet);
}
