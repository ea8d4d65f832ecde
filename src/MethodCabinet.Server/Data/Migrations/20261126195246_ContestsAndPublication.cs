using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContestsAndPublication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "row_salt",
                schema: "olympiads",
                table: "standings",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()");

            migrationBuilder.AddColumn<Guid>(
                name: "tutor_id",
                schema: "olympiads",
                table: "registrations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "form",
                schema: "people",
                table: "consents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "design_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contests",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    season_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    regulations_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contests", x => x.id);
                    table.ForeignKey(
                        name: "fk_contests_files_regulations_file_id",
                        column: x => x.regulations_file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contests_people_created_by_id",
                        column: x => x.created_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contests_seasons_season_id",
                        column: x => x.season_id,
                        principalSchema: "olympiads",
                        principalTable: "seasons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "declared_conflicts",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    juror_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    declared_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declared_conflicts", x => x.id);
                    table.CheckConstraint("ck_declared_conflicts_one", "num_nonnulls(organization_id, name, attempt_id) = 1");
                    table.ForeignKey(
                        name: "fk_declared_conflicts_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_declared_conflicts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_declared_conflicts_people_declared_by_id",
                        column: x => x.declared_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_declared_conflicts_people_juror_id",
                        column: x => x.juror_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "participant_questions",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    is_for_all = table.Column<bool>(type: "boolean", nullable: false),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_participant_questions_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_questions_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_questions_people_answered_by_id",
                        column: x => x.answered_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participant_questions_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_designs",
                schema: "certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    design = table.Column<string>(type: "jsonb", nullable: false),
                    saved_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_designs", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_designs_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_saved_designs_people_saved_by_id",
                        column: x => x.saved_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standing_changes",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    registration_ids = table.Column<Guid[]>(type: "uuid[]", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_changes", x => new { x.olympiad_id, x.version });
                    table.ForeignKey(
                        name: "fk_standing_changes_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contest_experts",
                schema: "olympiads",
                columns: table => new
                {
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nomination_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_experts", x => new { x.contest_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_contest_experts_contests_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_experts_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_nominations",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_nominations", x => x.id);
                    table.ForeignKey(
                        name: "fk_contest_nominations_contests_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_sheets",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    weight = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_contest_sheets_contests_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_signings",
                schema: "olympiads",
                columns: table => new
                {
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_signings", x => x.contest_id);
                    table.ForeignKey(
                        name: "fk_contest_signings_contests_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_signings_people_signed_by_id",
                        column: x => x.signed_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_entries",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nomination_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grade = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    annotation = table.Column<string>(type: "text", nullable: false),
                    co_authors = table.Column<string>(type: "text", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    video_url = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_contest_entries_contest_nominations_nomination_id",
                        column: x => x.nomination_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_nominations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_entries_contests_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_entries_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_entries_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_entries_people_supervisor_id",
                        column: x => x.supervisor_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_awards",
                schema: "olympiads",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    degree = table.Column<int>(type: "integer", nullable: true),
                    place_from = table.Column<int>(type: "integer", nullable: false),
                    place_to = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_awards", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_contest_awards_contest_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_awards_contest_signings_contest_id",
                        column: x => x.contest_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_signings",
                        principalColumn: "contest_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contest_files",
                schema: "olympiads",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_files", x => x.file_id);
                    table.ForeignKey(
                        name: "fk_contest_files_contest_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_files_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_markings",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    total = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_markings", x => x.id);
                    table.ForeignKey(
                        name: "fk_contest_markings_contest_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_markings_contest_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_markings_people_expert_id",
                        column: x => x.expert_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_talks",
                schema: "olympiads",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_talks", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_contest_talks_contest_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contest_votes",
                schema: "olympiads",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nomination_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contest_votes", x => new { x.entry_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_contest_votes_contest_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_votes_contest_nominations_nomination_id",
                        column: x => x.nomination_id,
                        principalSchema: "olympiads",
                        principalTable: "contest_nominations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contest_votes_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_registrations_tutor_id",
                schema: "olympiads",
                table: "registrations",
                column: "tutor_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_design_id",
                schema: "certificates",
                table: "certificates",
                column: "design_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_awards_contest_id",
                schema: "olympiads",
                table: "contest_awards",
                column: "contest_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_entries_contest_id_number",
                schema: "olympiads",
                table: "contest_entries",
                columns: new[] { "contest_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contest_entries_nomination_id",
                schema: "olympiads",
                table: "contest_entries",
                column: "nomination_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_entries_organization_id",
                schema: "olympiads",
                table: "contest_entries",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_entries_person_id",
                schema: "olympiads",
                table: "contest_entries",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_entries_supervisor_id",
                schema: "olympiads",
                table: "contest_entries",
                column: "supervisor_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_experts_person_id",
                schema: "olympiads",
                table: "contest_experts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_files_entry_id_number",
                schema: "olympiads",
                table: "contest_files",
                columns: new[] { "entry_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contest_markings_entry_id_sheet_id_expert_id",
                schema: "olympiads",
                table: "contest_markings",
                columns: new[] { "entry_id", "sheet_id", "expert_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contest_markings_expert_id",
                schema: "olympiads",
                table: "contest_markings",
                column: "expert_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_markings_sheet_id",
                schema: "olympiads",
                table: "contest_markings",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_nominations_contest_id",
                schema: "olympiads",
                table: "contest_nominations",
                column: "contest_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_sheets_contest_id",
                schema: "olympiads",
                table: "contest_sheets",
                column: "contest_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_signings_signed_by_id",
                schema: "olympiads",
                table: "contest_signings",
                column: "signed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_contest_votes_nomination_id_person_id",
                schema: "olympiads",
                table: "contest_votes",
                columns: new[] { "nomination_id", "person_id" },
                unique: true,
                filter: "mark is null");

            migrationBuilder.CreateIndex(
                name: "ix_contest_votes_person_id",
                schema: "olympiads",
                table: "contest_votes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_contests_created_by_id",
                schema: "olympiads",
                table: "contests",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_contests_regulations_file_id",
                schema: "olympiads",
                table: "contests",
                column: "regulations_file_id");

            migrationBuilder.CreateIndex(
                name: "ix_contests_season_id",
                schema: "olympiads",
                table: "contests",
                column: "season_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_attempt_id",
                schema: "olympiads",
                table: "declared_conflicts",
                column: "attempt_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_declared_by_id",
                schema: "olympiads",
                table: "declared_conflicts",
                column: "declared_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_juror_id_attempt_id",
                schema: "olympiads",
                table: "declared_conflicts",
                columns: new[] { "juror_id", "attempt_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_juror_id_name",
                schema: "olympiads",
                table: "declared_conflicts",
                columns: new[] { "juror_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_juror_id_organization_id",
                schema: "olympiads",
                table: "declared_conflicts",
                columns: new[] { "juror_id", "organization_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declared_conflicts_organization_id",
                schema: "olympiads",
                table: "declared_conflicts",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_questions_answered_by_id",
                schema: "olympiads",
                table: "participant_questions",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_questions_attempt_id",
                schema: "olympiads",
                table: "participant_questions",
                column: "attempt_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_questions_round_id",
                schema: "olympiads",
                table: "participant_questions",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_questions_task_id",
                schema: "olympiads",
                table: "participant_questions",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_olympiad_id_kind",
                schema: "certificates",
                table: "saved_designs",
                columns: new[] { "olympiad_id", "kind" },
                unique: true,
                filter: "is_current")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_saved_by_id",
                schema: "certificates",
                table: "saved_designs",
                column: "saved_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_saved_designs_design_id",
                schema: "certificates",
                table: "certificates",
                column: "design_id",
                principalSchema: "certificates",
                principalTable: "saved_designs",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_registrations_people_tutor_id",
                schema: "olympiads",
                table: "registrations",
                column: "tutor_id",
                principalSchema: "people",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // A consent that was given before the forms is one to the full name.
            migrationBuilder.Sql("update people.consents set form = 'FullName' where kind = 'Publication'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_certificates_saved_designs_design_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_registrations_people_tutor_id",
                schema: "olympiads",
                table: "registrations");

            migrationBuilder.DropTable(
                name: "contest_awards",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_experts",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_files",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_markings",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_talks",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_votes",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "declared_conflicts",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "participant_questions",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "saved_designs",
                schema: "certificates");

            migrationBuilder.DropTable(
                name: "standing_changes",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_signings",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_sheets",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_entries",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contest_nominations",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "contests",
                schema: "olympiads");

            migrationBuilder.DropIndex(
                name: "ix_registrations_tutor_id",
                schema: "olympiads",
                table: "registrations");

            migrationBuilder.DropIndex(
                name: "ix_certificates_design_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "row_salt",
                schema: "olympiads",
                table: "standings");

            migrationBuilder.DropColumn(
                name: "tutor_id",
                schema: "olympiads",
                table: "registrations");

            migrationBuilder.DropColumn(
                name: "form",
                schema: "people",
                table: "consents");

            migrationBuilder.DropColumn(
                name: "design_id",
                schema: "certificates",
                table: "certificates");
        }
    }
}
