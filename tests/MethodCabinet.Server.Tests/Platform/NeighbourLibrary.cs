using System.Security.Cryptography;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Server.Data;
using MethodCabinet.Server.Materials.Previews;
using MethodCabinet.Server.Tests.Materials.Library;
using SkiaSharp;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>A draft of the teacher and one in review, published materials, and a collection.</summary>
internal sealed class NeighbourLibrary
{
    public static readonly MaterialDescription Description = LibraryScene.Blank with { Title = "Соседский материал" };

    /// <summary>Of a PDF, as a browser draws it.</summary>
    public static readonly byte[] Page = Drawn();

    public NeighbourLibrary(AppDb db, Guid teacherId, Guid methodistId)
    {
        OwnFile = AddFile(db, teacherId);
        Draft = Add(db, teacherId, MaterialAccess.Everyone);
        Proposed = Add(db, teacherId, MaterialAccess.Everyone);
        Proposed.Submit(hasFiles: true, DateTimeOffset.UnixEpoch);
        Open = Add(db, methodistId, MaterialAccess.Everyone);
        Guarded = Add(db, methodistId, MaterialAccess.Teachers);
        foreach (var material in new[] { Open, Guarded })
        {
            material.Publish(hasFiles: true, methodistId, DateTimeOffset.UnixEpoch);
        }

        foreach (var material in new[] { Draft, Guarded })
        {
            db.MaterialFiles.Add(new MaterialFile
            {
                MaterialId = material.Id,
                Number = 1,
                Revision = 1,
                FileId = AddFile(db, methodistId).Id,
                AddedById = material.CreatedById,
                AddedAt = DateTimeOffset.UnixEpoch,
                Text = TextState.None,
            });
            db.Previews.Add(new Preview { FileId = Files[^1].Id, Content = [1, 2, 3] });
        }

        Document = Add(db, teacherId, MaterialAccess.Everyone);
        db.MaterialFiles.Add(new MaterialFile
        {
            MaterialId = Document.Id,
            Number = 1,
            Revision = 1,
            FileId = AddFile(db, teacherId, "application/pdf").Id,
            AddedById = teacherId,
            AddedAt = DateTimeOffset.UnixEpoch,
            Text = TextState.None,
        });

        Collection = new MaterialCollection { Id = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch };
        Collection.Describe("Подборка", "");
        db.MaterialCollections.Add(Collection);
        db.CollectionItems.Add(new CollectionItem { CollectionId = Collection.Id, MaterialId = Guarded.Id, Position = 0 });
    }

    public Material Draft { get; }

    public Material Proposed { get; }

    public Material Open { get; }

    public Material Guarded { get; }

    /// <summary>A draft of the teacher with a PDF.</summary>
    public Material Document { get; }

    public MaterialCollection Collection { get; }

    /// <summary>Stored by the teacher.</summary>
    public StoredFile OwnFile { get; }

    /// <summary>Whose bytes are to be there.</summary>
    public List<StoredFile> Files { get; } = [];

    private static byte[] Drawn()
    {
        using var page = new SKBitmap(30, 40);
        using var data = page.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private StoredFile AddFile(AppDb db, Guid owner, string mediaType = "image/jpeg")
    {
        var file = new StoredFile
        {
            Id = Guid.NewGuid(),
            Name = "a.jpg",
            MediaType = mediaType,
            Size = Neighbourhood.Photo.Length,
            Sha256 = SHA256.HashData(Neighbourhood.Photo),
            IsPrivate = true,
            CreatedById = owner,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        db.StoredFiles.Add(file);
        Files.Add(file);
        return file;
    }

    private static Material Add(AppDb db, Guid author, MaterialAccess access)
    {
        var material = new Material { Id = Guid.CreateVersion7(), CreatedById = author, CreatedAt = DateTimeOffset.UnixEpoch };
        material.Describe(Description with { Access = access }, 2026);
        db.Materials.Add(material);
        return material;
    }
}
