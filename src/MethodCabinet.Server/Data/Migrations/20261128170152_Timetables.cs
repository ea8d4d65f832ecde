using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Timetables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gist", ",,")
                .Annotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.AddColumn<bool>(
                name: "timetable",
                schema: "courses",
                table: "reminder_settings",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                schema: "lessons",
                table: "lessons",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "place_id",
                schema: "lessons",
                table: "lessons",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "timetable_day",
                schema: "lessons",
                table: "lessons",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "timetable_entry_id",
                schema: "lessons",
                table: "lessons",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "home_schoolings",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis_kind = table.Column<string>(type: "text", nullable: false),
                    basis_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    basis_date = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_schoolings", x => x.id);
                    table.ForeignKey(
                        name: "fk_home_schoolings_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_schoolings_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_changes",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    was_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    was_teacher_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_place_changed = table.Column<bool>(type: "boolean", nullable: false),
                    is_called_off = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_lesson_changes_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lesson_changes_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_changes_people_was_teacher_id",
                        column: x => x.was_teacher_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "school_places",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_school_places_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "school_terms",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_school_terms_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_plan_items",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    weekly_hours = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    teacher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    study_group_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_plan_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_home_plan_items_home_schoolings_case_id",
                        column: x => x.case_id,
                        principalSchema: "lessons",
                        principalTable: "home_schoolings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_plan_items_people_teacher_id",
                        column: x => x.teacher_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_plan_items_study_groups_study_group_id",
                        column: x => x.study_group_id,
                        principalSchema: "lessons",
                        principalTable: "study_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "occupations",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    during = table.Column<NpgsqlRange<DateTime>>(type: "tstzrange", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupations", x => x.id);
                    table.ForeignKey(
                        name: "fk_occupations_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_occupations_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_occupations_school_places_place_id",
                        column: x => x.place_id,
                        principalSchema: "lessons",
                        principalTable: "school_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "timetable_entries",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    study_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekday = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    teacher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    weeks = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timetable_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_timetable_entries_people_teacher_id",
                        column: x => x.teacher_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_timetable_entries_school_places_place_id",
                        column: x => x.place_id,
                        principalSchema: "lessons",
                        principalTable: "school_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_timetable_entries_study_groups_study_group_id",
                        column: x => x.study_group_id,
                        principalSchema: "lessons",
                        principalTable: "study_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lessons_place_id",
                schema: "lessons",
                table: "lessons",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_lessons_timetable_entry_id_timetable_day",
                schema: "lessons",
                table: "lessons",
                columns: new[] { "timetable_entry_id", "timetable_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_home_plan_items_case_id",
                schema: "lessons",
                table: "home_plan_items",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_plan_items_study_group_id",
                schema: "lessons",
                table: "home_plan_items",
                column: "study_group_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_home_plan_items_teacher_id",
                schema: "lessons",
                table: "home_plan_items",
                column: "teacher_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_schoolings_organization_id",
                schema: "lessons",
                table: "home_schoolings",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_schoolings_person_id",
                schema: "lessons",
                table: "home_schoolings",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_lesson_changes_at",
                schema: "lessons",
                table: "lesson_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_lesson_changes_by_id",
                schema: "lessons",
                table: "lesson_changes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_lesson_changes_lesson_id",
                schema: "lessons",
                table: "lesson_changes",
                column: "lesson_id");

            migrationBuilder.CreateIndex(
                name: "ix_lesson_changes_was_teacher_id",
                schema: "lessons",
                table: "lesson_changes",
                column: "was_teacher_id");

            migrationBuilder.CreateIndex(
                name: "ix_occupations_lesson_id",
                schema: "lessons",
                table: "occupations",
                column: "lesson_id");

            migrationBuilder.CreateIndex(
                name: "ix_occupations_person_id",
                schema: "lessons",
                table: "occupations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_occupations_place_id",
                schema: "lessons",
                table: "occupations",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_places_organization_id_title",
                schema: "lessons",
                table: "school_places",
                columns: new[] { "organization_id", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_terms_organization_id_from",
                schema: "lessons",
                table: "school_terms",
                columns: new[] { "organization_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_changed_at",
                schema: "lessons",
                table: "timetable_entries",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_place_id",
                schema: "lessons",
                table: "timetable_entries",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_study_group_id",
                schema: "lessons",
                table: "timetable_entries",
                column: "study_group_id");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_teacher_id",
                schema: "lessons",
                table: "timetable_entries",
                column: "teacher_id");

            migrationBuilder.AddForeignKey(
                name: "fk_lessons_school_places_place_id",
                schema: "lessons",
                table: "lessons",
                column: "place_id",
                principalSchema: "lessons",
                principalTable: "school_places",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lessons_timetable_entries_timetable_entry_id",
                schema: "lessons",
                table: "lessons",
                column: "timetable_entry_id",
                principalSchema: "lessons",
                principalTable: "timetable_entries",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Made by Data/Sql after every migration.
            migrationBuilder.Sql("drop view if exists lessons.occupying");

            migrationBuilder.DropForeignKey(
                name: "fk_lessons_school_places_place_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropForeignKey(
                name: "fk_lessons_timetable_entries_timetable_entry_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropTable(
                name: "home_plan_items",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "lesson_changes",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "occupations",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "school_terms",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "timetable_entries",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "home_schoolings",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "school_places",
                schema: "lessons");

            migrationBuilder.DropIndex(
                name: "ix_lessons_place_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropIndex(
                name: "ix_lessons_timetable_entry_id_timetable_day",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "timetable",
                schema: "courses",
                table: "reminder_settings");

            migrationBuilder.DropColumn(
                name: "changed_at",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "place_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "timetable_day",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "timetable_entry_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:btree_gist", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:fuzzystrmatch", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:unaccent", ",,");
        }
    }
}
