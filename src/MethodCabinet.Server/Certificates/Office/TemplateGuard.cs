using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MethodCabinet.Domain;
using MethodCabinet.Domain.Certificates;

namespace MethodCabinet.Server.Certificates.Office;

/// <summary>What is asked of an uploaded template before anything reads it: it may come from anywhere, and is unpacked, read whole into memory and walked through by functions that call themselves.</summary>
internal static class TemplateGuard
{
    /// <summary>Bytes; a template is a page or two.</summary>
    public const int MaxBytes = 2 << 20;

    private const int MaxParts = 1_000;
    private const int MaxUnpacked = 20 << 20;

    /// <summary>Characters of one part.</summary>
    public const int MaxText = 5_000_000;

    /// <summary>A cell of a table in a cell of a table is eight deep.</summary>
    private const int MaxDepth = 100;

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxText };

    /// <summary>Unpacks the file once, as far as it may, and stores nothing.</summary>
    /// <exception cref="RuleBroken"><see cref="CertificateErrors.TemplateTooLarge"/>, <see cref="CertificateErrors.TemplateUnreadable"/>.</exception>
    public static void CheckSize(byte[] file)
    {
        if (file.Length > MaxBytes)
        {
            throw new RuleBroken(CertificateErrors.TemplateTooLarge);
        }

        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxParts)
        {
            throw new RuleBroken(CertificateErrors.TemplateTooLarge);
        }

        var left = MaxUnpacked;
        foreach (var part in archive.Entries)
        {
            // What the archive says of its sizes is not believed.
            using var content = new MemoryStream();
            using var packed = part.Open();
            var block = new byte[64 << 10];
            while (packed.Read(block) is var read and > 0)
            {
                left -= read;
                if (left < 0)
                {
                    throw new RuleBroken(CertificateErrors.TemplateTooLarge);
                }

                content.Write(block, 0, read);
            }

            CheckDepth(content, part.FullName);
        }
    }

    /// <summary>A document that loads something from elsewhere when it is opened tells that place of each opening. Links that a reader follows may stay.</summary>
    /// <exception cref="RuleBroken"><see cref="CertificateErrors.TemplateExternal"/>.</exception>
    public static void CheckRelations(WordprocessingDocument document)
    {
        // Word notes the template by which a document was written, on the disk of whoever wrote it.
        if (document.MainDocumentPart?.DocumentSettingsPart is { Settings: { } settings } part)
        {
            foreach (var attached in settings.Elements<AttachedTemplate>().ToList())
            {
                if (attached.Id?.Value is { } id && part.ExternalRelationships.Any(relation => relation.Id == id))
                {
                    part.DeleteExternalRelationship(id);
                }

                attached.Remove();
            }

            settings.Save();
        }

        if (document.ExternalRelationships.Any() || document.GetAllParts().Any(part => part.ExternalRelationships.Any()))
        {
            throw new RuleBroken(CertificateErrors.TemplateExternal);
        }
    }

    private static void CheckDepth(MemoryStream content, string name)
    {
        content.Position = 0;
        try
        {
            using var reader = XmlReader.Create(content, Reading);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    throw new RuleBroken(CertificateErrors.TemplateTooLarge);
                }
            }
        }
        catch (XmlException) when (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            // A picture, a font. Whatever else a document takes for text is stopped by the same mistake when it is read.
        }
    }
}
