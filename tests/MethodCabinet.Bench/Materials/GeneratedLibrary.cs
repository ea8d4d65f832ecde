using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace MethodCabinet.Bench.Materials;

/// <summary>Materials in the manner of a library: few words are common, most are rare; each has a title and an annotation, each second one the text of a file.</summary>
internal sealed class GeneratedLibrary
{
    private const int Vocabulary = 30_000;
    private const int TitleWords = 6;
    private const int AnnotationWords = 25;
    private const int FileWords = 150;

    private static readonly string[] Common =
    [
        "урок", "школа", "методика", "развитие", "обучение", "класс", "работа", "учитель", "задание", "проект", "программа", "исследование", "оценивание", "грамотность", "олимпиада", "физика", "история",
        "литература", "математика", "биология", "химия", "география", "информатика", "экология", "краеведение", "воспитание", "внеурочный", "дистанционный", "начальный", "цифровой",
    ];

    private static readonly string[] Beginnings = ["пре", "вос", "об", "кра", "сло", "гра", "тех", "мо", "ли", "по", "на", "фор", "кон", "ди", "ре", "эк", "ин", "ак", "ме", "со", "уч", "за", "ра", "би"];
    private static readonly string[] Middles = ["дел", "тов", "ник", "рав", "мен", "сит", "лог", "пед", "тик", "вет", "сор", "гам", "зон", "руч", "ван", "дем", "жив", "кол"];
    private static readonly string[] Endings = ["ание", "ость", "ика", "ация", "ный", "ение", "ство", "ия", "тор", "ка", "ист", "ов"];

    private readonly Random random = new(2026);
    private readonly string[] words;

    public GeneratedLibrary()
    {
        var distinct = new HashSet<string>(Common);
        while (distinct.Count < Vocabulary)
        {
            distinct.Add(Pick(Beginnings) + Pick(Middles) + (random.Next(3) > 0 ? Pick(Middles) : "") + Pick(Endings));
        }

        words = [.. distinct];
    }

    /// <summary>Some of the titles, to make queries of.</summary>
    public List<string> Titles { get; } = [];

    /// <summary>Common words are a tenth of a text; of the others the first are found in hundreds of materials and the last in a few.</summary>
    private string Word => random.Next(10) == 0 ? Common[(int)(Common.Length * Math.Pow(random.NextDouble(), 2))] : words[(int)(Vocabulary * Math.Pow(random.NextDouble(), 2))];

    public async Task StoreAsync(NpgsqlDataSource database, int count, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ExecuteAsync("alter table materials.materials disable trigger user");
        var ids = new List<Guid>(count);
        var begun = DateTime.UtcNow.AddYears(-5);
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            copy materials.materials (id, kind, title, subtitle, authors, others, edition, place, publisher, year, extent, series, isbn, issn, source_title, source_number, source_pages, url, annotation,
              subjects, grade_from, grade_to, keywords, language, rights, access, state, remark, created_at, published_at) from stdin (format binary)
            """, ct))
        {
            for (var i = 0; i < count; i++)
            {
                var (id, title) = (Guid.CreateVersion7(), Words(TitleWords));
                ids.Add(id);
                if (i % 50 == 0)
                {
                    Titles.Add(title);
                }

                await copy.StartRowAsync(ct);
                await copy.WriteAsync(id, ct);
                await copy.WriteAsync(i % 3 == 0 ? "Book" : i % 3 == 1 ? "Article" : "MethodicalDevelopment", ct);
                await copy.WriteAsync(title, ct);
                await copy.WriteAsync("", ct);
                await copy.WriteAsync(new[] { $"{Pick(Beginnings)}{Pick(Middles)}ов Иван Петрович" }, ct);
                await copy.WriteAsync(Array.Empty<string>(), ct);
                foreach (var text in new[] { "", "Озёрск", "Методический кабинет" })
                {
                    await copy.WriteAsync(text, ct);
                }

                await copy.WriteAsync(2000 + (i % 25), ct);
                for (var n = 0; n < 8; n++)
                {
                    await copy.WriteAsync("", ct);
                }

                await copy.WriteAsync(Words(AnnotationWords), ct);
                await copy.WriteAsync(new[] { i % 4 == 0 ? "physics" : "russian" }, ct);
                await copy.WriteAsync(5, ct);
                await copy.WriteAsync(5 + (i % 6), ct);
                await copy.WriteAsync(new[] { Word, Word }, ct);
                foreach (var text in new[] { "ru", "С разрешения автора", "Everyone", "Published", "" })
                {
                    await copy.WriteAsync(text, ct);
                }

                await copy.WriteAsync(begun.AddMinutes(i), NpgsqlDbType.TimestampTz, ct);
                await copy.WriteAsync(begun.AddMinutes(i), NpgsqlDbType.TimestampTz, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await using (var copy = await connection.BeginBinaryImportAsync("copy materials.material_texts (material_id, number, part, text) from stdin (format binary)", ct))
        {
            for (var i = 0; i < count; i += 2)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(ids[i], ct);
                await copy.WriteAsync(1, ct);
                await copy.WriteAsync(0, ct);
                await copy.WriteAsync(Words(FileWords), ct);
            }

            await copy.CompleteAsync(ct);
        }

        await ExecuteAsync("alter table materials.materials enable trigger user");
        await ExecuteAsync("select materials.index_materials(array(select id from materials.materials))");
        await ExecuteAsync("vacuum analyze materials.search_entries, materials.materials, materials.material_texts, materials.words");

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Two or three words of a title, in half of the queries one of them with a slip of one letter.</summary>
    public (string Text, bool HasSlip) Query()
    {
        var title = Titles[random.Next(Titles.Count)].Split(' ');
        var asked = title.Where(word => word.Length >= 5).Distinct().OrderBy(_ => random.Next()).Take(random.Next(2, 4)).ToArray();
        var slips = random.Next(2) == 0 && asked.Length > 0;
        if (slips)
        {
            var word = asked[0].ToCharArray();
            var place = random.Next(1, word.Length - 2);
            word[place] = word[place] == 'щ' ? 'ю' : 'щ';
            asked[0] = new string(word);
        }

        return (string.Join(' ', asked), slips);
    }

    private string Words(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(Word);
        }

        return text.ToString();
    }

    private string Pick(string[] of) => of[random.Next(of.Length)];
}
