using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class LargeUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "finding",
                schema: "materials",
                table: "files",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                schema: "materials",
                table: "files",
                type: "text",
                nullable: false,
                defaultValue: "Ready");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unused_since",
                schema: "materials",
                table: "files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "gone_files",
                schema: "materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gone_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "previews",
                schema: "materials",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_previews", x => x.file_id);
                    table.ForeignKey(
                        name: "fk_previews_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                schema: "materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    token = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                    table.ForeignKey(
                        name: "fk_uploads_people_owner_id",
                        column: x => x.owner_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_files_created_by_id",
                schema: "materials",
                table: "files",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_files_state",
                schema: "materials",
                table: "files",
                column: "state",
                filter: "state <> 'Ready'");

            migrationBuilder.CreateIndex(
                name: "ix_files_unused_since",
                schema: "materials",
                table: "files",
                column: "unused_since",
                filter: "unused_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_owner_id_fingerprint",
                schema: "materials",
                table: "uploads",
                columns: new[] { "owner_id", "fingerprint" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gone_files",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "previews",
                schema: "materials");

            migrationBuilder.DropTable(
                name: "uploads",
                schema: "materials");

            migrationBuilder.DropIndex(
                name: "ix_files_created_by_id",
                schema: "materials",
                table: "files");

            migrationBuilder.DropIndex(
                name: "ix_files_state",
                schema: "materials",
                table: "files");

            migrationBuilder.DropIndex(
                name: "ix_files_unused_since",
                schema: "materials",
                table: "files");

            migrationBuilder.DropColumn(
                name: "finding",
                schema: "materials",
                table: "files");

            migrationBuilder.DropColumn(
                name: "state",
                schema: "materials",
                table: "files");

            migrationBuilder.DropColumn(
                name: "unused_since",
                schema: "materials",
                table: "files");
        }
    }
}
