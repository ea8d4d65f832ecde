using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Marks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "material_ids",
                schema: "courses",
                table: "unit_versions",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            // What was written before is looked through once; from now on whoever writes a unit does it.
            migrationBuilder.Sql(
                """
                update courses.unit_versions v set material_ids = found.ids
                from (
                  select id, array_agg(distinct link[1]::uuid) as ids
                  from courses.unit_versions, regexp_matches(content::text, '/(?:library|materials)/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'gi') link
                  group by id
                ) found
                where found.id = v.id
                """);

            migrationBuilder.AddColumn<decimal>(
                name: "max_points",
                schema: "courses",
                table: "grade_changes",
                type: "numeric(12,4)",
                precision: 12,
                scale: 4,
                nullable: true);

            // Until now every quiz was of a hundred there.
            migrationBuilder.Sql(
                """
                update courses.grade_changes c set max_points = 100
                from courses.enrolments e
                join courses.cohorts h on h.id = e.cohort_id
                join courses.editions d on d.course_id = h.course_id
                cross join lateral jsonb_path_query(d.outline, '$.modules[*].units[*] ? (@.kind == "quiz")') unit
                where c.enrolment_id = e.id and c.unit_id = (unit ->> 'id')::uuid and c.value is not null
                """);

            // What a cohort that has begun was not told to count does not begin to count by itself: quizzes that tell no points, and packages.
            migrationBuilder.Sql(
                """
                insert into courses.grade_schemes (cohort_id, weights, drop_lowest, pass_percent)
                select h.id, jsonb_object_agg(unit ->> 'id', 0), 0, 60
                from courses.cohorts h
                join courses.editions d on d.course_id = h.course_id and d.number = h.edition
                cross join lateral jsonb_path_query(d.outline, '$.modules[*].units[*]') unit
                join courses.unit_versions v on v.id = (unit ->> 'versionId')::uuid
                where h.starts_on <= current_date and (unit ->> 'kind' = 'scorm' or v.content ->> 'feedback' = 'nothing')
                group by h.id
                on conflict (cohort_id) do update set weights = excluded.weights || grade_schemes.weights
                """);

            migrationBuilder.CreateTable(
                name: "quiz_late_acceptances",
                schema: "courses",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    up_to_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_late_acceptances", x => new { x.attempt_id, x.up_to_id });
                    table.ForeignKey(
                        name: "fk_quiz_late_acceptances_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quiz_late_acceptances_quiz_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "courses",
                        principalTable: "quiz_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unit_versions_material_ids",
                schema: "courses",
                table: "unit_versions",
                column: "material_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_late_acceptances_by_id",
                schema: "courses",
                table: "quiz_late_acceptances",
                column: "by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quiz_late_acceptances",
                schema: "courses");

            migrationBuilder.DropIndex(
                name: "ix_unit_versions_material_ids",
                schema: "courses",
                table: "unit_versions");

            migrationBuilder.DropColumn(
                name: "material_ids",
                schema: "courses",
                table: "unit_versions");

            migrationBuilder.DropColumn(
                name: "max_points",
                schema: "courses",
                table: "grade_changes");
        }
    }
}
