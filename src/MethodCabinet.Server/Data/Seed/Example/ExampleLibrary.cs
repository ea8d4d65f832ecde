using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Materials;
using Microsoft.EntityFrameworkCore;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Forty materials with files, two collections, and a proposal of a teacher that waits for the staff.</summary>
internal sealed class ExampleLibrary(AppDb db, Files files, ExamplePeople people, DateTimeOffset now)
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public async Task WriteAsync()
    {
        var published = new List<Material>();
        foreach (var (index, card) in ExampleMaterials.All.Index())
        {
            // One comes in every few days; the last ones are the new ones.
            var at = now.AddDays(-4 * (ExampleMaterials.All.Length - index)).AddHours(1);
            var material = Describe(card, ExampleIds.Of("material", card.Title), people.Methodist.Id, at);
            var hasFile = await AddFileAsync(material, card, at);
            material.Publish(hasFile, people.Methodist.Id, at);
            db.Add(material);
            published.Add(material);
        }

        await ProposeAsync();
        Collect("К олимпиаде", "Документы, разборы и программы кружков: с чего начать школе, которая готовит участников муниципального этапа.", published.Where(m => m.Keywords.Contains("олимпиада")));
        Collect("Наш край", "Уроки, записи и события о прошлом и природе Озёрского округа.", published.Where(m => m.Keywords.Contains("краеведение")));
    }

    /// <summary>Once everything is saved: the text of the files came after the materials.</summary>
    public static Task IndexAsync(AppDb db) => db.Database.ExecuteSqlAsync($"select materials.index_materials(array(select id from materials.materials))");

    private Material Describe(ExampleMaterial card, Guid id, Guid authorId, DateTimeOffset at)
    {
        var article = card.Kind == MaterialKind.Article ? card.Imprint.Split('|') : ["", "", ""];
        var imprint = card.Kind == MaterialKind.Article ? [""] : card.Imprint.Split(" : ");
        var grades = card.Grades.Split('–', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        var material = new Material { Id = id, CreatedById = authorId, CreatedAt = at.AddDays(-1) };
        material.Describe(
            new MaterialDescription(
                card.Kind, card.Title, card.Subtitle, List(card.Authors), [], "", imprint[0], imprint.ElementAtOrDefault(1) ?? "", card.Year == 0 ? null : card.Year, card.Extent, "", "", "", article[0],
                article[1], article[2], card.Url, card.Url.Length > 0 ? DateOnly.FromDateTime(at.Date) : null, card.Annotation, List(card.Subjects), grades.Length > 0 ? grades[0] : null,
                grades.Length > 0 ? grades[1] : null, List(card.Keywords), "ru", card.Kind == MaterialKind.NormativeAct ? "Официальный документ, авторским правом не охраняется" : "С разрешения автора", card.Access),
            now.Year);
        return material;
    }

    private async Task ProposeAsync()
    {
        var teacher = people.Accounts.Single(account => account.UserName == "teacher").Id;
        var card = new ExampleMaterial(
            MaterialKind.MethodicalDevelopment, "Электричество вокруг нас", "урок-экскурсия", "Учитель физики", "Озёрск", now.Year, "9", "physics", "8–8", "урок; экскурсия; электричество",
            "Урок на районной подстанции: что увидеть, о чём спросить, как оформить отчёт об экскурсии.", "docx");
        var material = Describe(card, ExampleIds.Of("material", card.Title), teacher, now.AddDays(-2));
        material.Submit(await AddFileAsync(material, card, now.AddDays(-2)), now.AddDays(-1));
        db.Add(material);
    }

    private async Task<bool> AddFileAsync(Material material, ExampleMaterial card, DateTimeOffset at)
    {
        if (card.File.Length == 0)
        {
            return false;
        }

        string[] paragraphs =
        [
            card.Title, card.Annotation,
            $"Материал подготовлен для педагогов Озёрского округа. Ключевые слова: {card.Keywords.Replace(";", ",", StringComparison.Ordinal)}.",
            "Цель: дать коллегам готовый порядок работы, который можно взять на ближайший урок и изменить под свой класс.",
            "Ход работы. Сначала учитель показывает образец, затем дети работают парами, в конце каждая пара отвечает на один вопрос письменно. На обсуждение остаётся не меньше десяти минут.",
            "Что понадобится: доска, распечатанные карточки, при желании компьютер с проектором. Всё остальное найдётся в любом кабинете.",
            "Опыт показал, что труднее всего даётся вывод: полезно заранее подготовить начало фраз и не торопить тех, кто думает дольше.",
        ];
        using var content = new MemoryStream(card.File == "docx" ? Docx(paragraphs) : Encoding.UTF8.GetBytes(string.Join("\r\n\r\n", paragraphs)));
        var name = card.Title.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        var facts = await Files.ExamineAsync($"{name}.{card.File}", content, CancellationToken.None);
        var stored = await files.AddPrivateAsync(facts, content, material.CreatedById!.Value, CancellationToken.None, ExampleIds.Of("material-file", material.Id));
        db.Add(new MaterialFile { MaterialId = material.Id, Number = 1, Revision = 1, FileId = stored.Id, AddedById = material.CreatedById, AddedAt = at, Text = TextState.Taken });
        db.AddRange(TextParts.Split(string.Join('\n', paragraphs)).Select((text, part) => new MaterialText { MaterialId = material.Id, Number = 1, Part = part, Text = text }));
        return true;
    }

    private void Collect(string title, string text, IEnumerable<Material> materials)
    {
        var collection = new MaterialCollection { Id = ExampleIds.Of("collection", title), CreatedAt = now.AddDays(-10) };
        collection.Describe(title, text);
        db.Add(collection);
        db.AddRange(materials.Select((material, position) => new CollectionItem { CollectionId = collection.Id, MaterialId = material.Id, Position = position }));
    }

    private static List<string> List(string items) => [.. items.Split("; ", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The least that word processors open, with the same bytes every time.</summary>
    private static byte[] Docx(IEnumerable<string> paragraphs)
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types", links = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                "[Content_Types].xml",
                new XElement(types + "Types",
                    new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
                    new XElement(types + "Override", new XAttribute("PartName", "/word/document.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))));
            Add(
                "_rels/.rels",
                new XElement(links + "Relationships", new XElement(
                    links + "Relationship", new XAttribute("Id", "r1"), new XAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"), new XAttribute("Target", "word/document.xml"))));
            Add(
                "word/document.xml",
                new XElement(Word + "document", new XElement(Word + "body", paragraphs.Select(text => new XElement(Word + "p", new XElement(Word + "r", new XElement(Word + "t", text)))))));

            void Add(string name, XElement part)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero);
                using var target = entry.Open();
                part.Save(target, SaveOptions.DisableFormatting);
            }
        }

        return content.ToArray();
    }
}
