using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Replays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_for_lessons",
                schema: "assessment",
                table: "question_banks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "record_deleted_at",
                schema: "lessons",
                table: "lessons",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "slide_conversions",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    result_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slide_conversions", x => x.id);
                    table.ForeignKey(
                        name: "fk_slide_conversions_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_slide_conversions_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slide_conversions_stored_files_result_id",
                        column: x => x.result_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slide_conversions_stored_files_source_id",
                        column: x => x.source_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tracks",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracks1", x => x.id);
                    table.ForeignKey(
                        name: "fk_tracks_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_tracks_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tracks_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_slide_conversions_asked_at",
                schema: "lessons",
                table: "slide_conversions",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_slide_conversions_lesson_id",
                schema: "lessons",
                table: "slide_conversions",
                column: "lesson_id");

            migrationBuilder.CreateIndex(
                name: "ix_slide_conversions_person_id",
                schema: "lessons",
                table: "slide_conversions",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_slide_conversions_result_id",
                schema: "lessons",
                table: "slide_conversions",
                column: "result_id");

            migrationBuilder.CreateIndex(
                name: "ix_slide_conversions_source_id",
                schema: "lessons",
                table: "slide_conversions",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_tracks_file_id",
                schema: "lessons",
                table: "tracks",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_tracks_lesson_id",
                schema: "lessons",
                table: "tracks",
                column: "lesson_id");

            migrationBuilder.CreateIndex(
                name: "ix_tracks_person_id",
                schema: "lessons",
                table: "tracks",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "slide_conversions",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "tracks",
                schema: "lessons");

            migrationBuilder.DropColumn(
                name: "is_for_lessons",
                schema: "assessment",
                table: "question_banks");

            migrationBuilder.DropColumn(
                name: "record_deleted_at",
                schema: "lessons",
                table: "lessons");
        }
    }
}
