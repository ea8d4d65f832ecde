using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Materials.Library;
using MethodCabinet.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace MethodCabinet.Server.Materials.Library;

/// <summary>Beside these, written by the database itself (Data/Sql/6-library.sql): <c>search_entries</c> and <c>words</c>.</summary>
internal static class LibrarySchema
{
    public const string Name = "materials";
}

internal sealed class MaterialTable : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> builder)
    {
        builder.ToTable("materials", LibrarySchema.Name);
        builder.Property(m => m.Version).IsRowVersion();
        builder.Ignore(m => m.Description);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PublishedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.CreatedById);
        builder.HasIndex(m => m.SubmittedAt).HasFilter("state = 'InReview'");
    }
}

internal sealed class MaterialFileTable : IEntityTypeConfiguration<MaterialFile>
{
    public void Configure(EntityTypeBuilder<MaterialFile> builder)
    {
        builder.ToTable("material_files", LibrarySchema.Name);
        builder.HasKey(f => new { f.MaterialId, f.Number, f.Revision });
        builder.HasOne<Material>().WithMany().HasForeignKey(f => f.MaterialId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.AddedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.AddedAt).HasFilter("text = 'Waiting'");
    }
}

internal sealed class MaterialTextTable : IEntityTypeConfiguration<MaterialText>
{
    public void Configure(EntityTypeBuilder<MaterialText> builder)
    {
        builder.ToTable("material_texts", LibrarySchema.Name);
        builder.HasKey(t => new { t.MaterialId, t.Number, t.Part });
        builder.HasOne<Material>().WithMany().HasForeignKey(t => t.MaterialId).OnDelete(DeleteBehavior.Cascade);

        // Says without reading the text which piece is shown.
        builder.Property<NpgsqlTsVector>("Vector").HasComputedColumnSql("to_tsvector('materials.library', text)", stored: true);
    }
}

internal sealed class MaterialCollectionTable : IEntityTypeConfiguration<MaterialCollection>
{
    public void Configure(EntityTypeBuilder<MaterialCollection> builder)
    {
        builder.ToTable("collections", LibrarySchema.Name);
        builder.Property(c => c.Version).IsRowVersion();
    }
}

internal sealed class CollectionItemTable : IEntityTypeConfiguration<CollectionItem>
{
    public void Configure(EntityTypeBuilder<CollectionItem> builder)
    {
        builder.ToTable("collection_items", LibrarySchema.Name);
        builder.HasKey(i => new { i.CollectionId, i.MaterialId });
        builder.HasOne<MaterialCollection>().WithMany().HasForeignKey(i => i.CollectionId).OnDelete(DeleteBehavior.Cascade);

        // What is in use cannot be deleted: the database says so, for every table that points to a material.
        builder.HasOne<Material>().WithMany().HasForeignKey(i => i.MaterialId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.MaterialId);
    }
}

internal sealed class LibrarySubscriptionTable : IEntityTypeConfiguration<LibrarySubscription>
{
    public void Configure(EntityTypeBuilder<LibrarySubscription> builder)
    {
        builder.ToTable("library_subscriptions", LibrarySchema.Name);
        builder.HasKey(s => s.PersonId);
        builder.PrimitiveCollection(s => s.Kinds).ElementType().HasConversion<string>();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
