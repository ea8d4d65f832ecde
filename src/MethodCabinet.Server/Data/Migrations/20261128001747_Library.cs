using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Library : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Russian words by their stems and with е for ё (unaccent), Latin ones as they are.
            migrationBuilder.Sql(
                """
                create text search configuration materials.library (copy = pg_catalog.russian);
                alter text search configuration materials.library alter mapping for word, hword, hword_part with unaccent, russian_stem;
                alter text search configuration materials.library alter mapping for asciiword, asciihword, hword_asciipart with simple;
                """);

            migrationBuilder.CreateTable(
                name: "collections",
                schema: "materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_subscriptions",
                schema: "materials",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subjects = table.Column<List<string>>(type: "text[]", nullable: false),
                    kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    mailed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_subscriptions", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_library_subscriptions_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "materials",
                schema: "materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    subtitle = table.Column<string>(type: "text", nullable: false),
                    authors = table.Column<List<string>>(type: "text[]", nullable: false),
                    others = table.Column<List<string>>(type: "text[]", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    publisher = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: true),
                    extent = table.Column<string>(type: "text", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    isbn = table.Column<string>(type: "text", nullable: false),
                    issn = table.Column<string>(type: "text", nullable: false),
                    source_title = table.Column<string>(type: "text", nullable: false),
                    source_number = table.Column<string>(type: "text", nullable: false),
                    source_pages = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    accessed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    annotation = table.Column<string>(type: "text", nullable: false),
                    subjects = table.Column<List<string>>(type: "text[]", nullable: false),
                    grade_from = table.Column<int>(type: "integer", nullable: true),
                    grade_to = table.Column<int>(type: "integer", nullable: true),
                    keywords = table.Column<List<string>>(type: "text[]", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    rights = table.Column<string>(type: "text", nullable: false),
                    access = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_materials", x => x.id);
                    table.ForeignKey(
                        name: "fk_materials_people_created_by_id",
                        column: x => x.created_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_materials_people_published_by_id",
                        column: x => x.published_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_items",
                schema: "materials",
                columns: table => new
                {
                    collection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    material_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_items", x => new { x.collection_id, x.material_id });
                    table.ForeignKey(
                        name: "fk_collection_items_material_collections_collection_id",
                        column: x => x.collection_id,
                        principalSchema: "materials",
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_collection_items_materials_material_id",
                        column: x => x.material_id,
                        principalSchema: "materials",
                        principalTable: "materials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "material_files",
                schema: "materials",
                columns: table => new
                {
                    material_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_material_files", x => new { x.material_id, x.number, x.revision });
                    table.ForeignKey(
                        name: "fk_material_files_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_material_files_materials_material_id",
                        column: x => x.material_id,
                        principalSchema: "materials",
                        principalTable: "materials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_material_files_people_added_by_id",
                        column: x => x.added_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "material_texts",
                schema: "materials",
                columns: table => new
                {
                    material_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    vector = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('materials.library', text)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_material_texts", x => new { x.material_id, x.number, x.part });
                    table.ForeignKey(
                        name: "fk_material_texts_materials_material_id",
                        column: x => x.material_id,
                        principalSchema: "materials",
                        principalTable: "materials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_collection_items_material_id",
                schema: "materials",
                table: "collection_items",
                column: "material_id");

            migrationBuilder.CreateIndex(
                name: "ix_material_files_added_at",
                schema: "materials",
                table: "material_files",
                column: "added_at",
                filter: "text = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_material_files_added_by_id",
                schema: "materials",
                table: "material_files",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_material_files_file_id",
                schema: "materials",
                table: "material_files",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_materials_created_by_id",
                schema: "materials",
                table: "materials",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_materials_published_by_id",
                schema: "materials",
                table: "materials",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_materials_submitted_at",
                schema: "materials",
                table: "materials",
                column: "submitted_at",
                filter: "state = 'InReview'");

            // What readers can find, one row for a published material, written by triggers (Data/Sql/6-library.sql); and the words that correct slips.
            migrationBuilder.Sql(
                """
                create table materials.search_entries (
                  material_id uuid primary key references materials.materials on delete cascade,
                  kind text not null,
                  access smallint not null,
                  year integer,
                  grade_from integer,
                  grade_to integer,
                  subjects text[] not null,
                  published_at timestamp with time zone not null,
                  title tsvector not null,
                  head tsvector not null,
                  whole tsvector not null);
                create index ix_search_entries_whole on materials.search_entries using gin (whole) with (fastupdate = off);
                create index ix_search_entries_title on materials.search_entries using gin (title) with (fastupdate = off);
                create index ix_search_entries_published_at on materials.search_entries (published_at desc, material_id, access);
                create table materials.words (lexeme text primary key, word text not null);
                create index ix_words_trigrams on materials.words using gin (lexeme gin_trgm_ops);
                create index ix_materials_published_at on materials.materials (published_at desc, id) where state = 'Published';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop table materials.search_entries, materials.words;
                drop trigger if exists index_added on materials.materials;
                drop trigger if exists index_edited on materials.materials;
                drop function if exists materials.index_changed(), materials.index_materials(uuid[]), materials.refresh_words(), materials.corrections(text), materials.fold(text),
                  materials.search(text[], text[], int, text, int, text, int, int, int, uuid, int, int);
                """);

            migrationBuilder.DropTable(
                name: "collection_items",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "library_subscriptions",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "material_files",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "material_texts",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "collections",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "materials",
                schema: "materials");

            migrationBuilder.Sql("drop text search configuration materials.library");
        }
    }
}
