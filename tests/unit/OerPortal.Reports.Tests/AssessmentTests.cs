using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Tests;

public sealed class AssessmentTests(ReportsApp app)
{
    [Fact]
    public async Task Figures_come_from_the_shelves_and_the_classes()
    {
        var (school, _) = await app.SchoolAsync();
        await app.PupilsAsync(school, 30);
        await app.PupilsAsync(school, 10, "7A", 7);
        await app.BooksAsync(school, 100);
        await app.BooksAsync(school, 50, kind: 0, name: "Toán 6");
        await app.BooksAsync(school, 3, kind: 1, name: "Toán 6, sách giáo viên", grade: 6);
        await app.BooksAsync(school, 2, kind: 1, name: "Mỹ thuật 7. SGV", grade: 7);
        await app.ExecuteAsync("update library.copy set state = 1 where site_id = @Id and register = 2 and number <= 4", new { school.Id });

        var figures = (await app.AssessAsync(school)).Figures;

        figures[Figure.Learners].Counted.ShouldBe(40);
        figures[Figure.Grades].Counted.ShouldBe(2);
        figures[Figure.Copies].Counted.ShouldBe(146);
        figures[Figure.Books].Counted.ShouldBe(96);
        figures[Figure.TeacherCopies].Counted.ShouldBe(5);
        figures[Figure.GradeSets].Counted.ShouldBe(2);
        figures[Figure.SubjectSets].Counted.ShouldBe(2);
        figures[Figure.SubjectSets].Detail.ShouldContain("Ngữ văn");
        figures[Figure.SubjectSets].Detail.ShouldNotContain("thuật");
    }

    [Fact]
    public async Task A_level_takes_all_criteria_of_all_standards()
    {
        var (school, _) = await app.SchoolAsync();
        await app.TypeAsync(school, Figure.Learners, 600);
        await app.TypeAsync(school, Figure.Copies, 2_363);
        await app.TypeAsync(school, Figure.Subjects, 13);
        await app.TypeAsync(school, Figure.SubjectSets, 13);
        foreach (var key in new[] { Figure.Area, "computers", Figure.Software, "rules", "events", Figure.Staff, "plan" })
            await app.TypeAsync(school, key, 60);

        var almost = await app.AssessAsync(school);
        await app.ExecuteAsync("update reports.typed_figure set value = 2400 where site_id = @Id and key = 'copies'", new { school.Id });
        var level1 = await app.AssessAsync(school);
        await app.ExecuteAsync("update reports.typed_figure set value = 3000 where site_id = @Id and key = 'copies'", new { school.Id });
        foreach (var key in new[] { "newspapers", "seats", "stocktaken" })
            await app.TypeAsync(school, key, 6);
        foreach (var key in new[] { Figure.Website, Figure.Online })
            await app.TypeAsync(school, key, 1);
        var level2 = await app.AssessAsync(school);

        almost.Level.ShouldBe(0);
        almost.Standards.Select(s => s.Level).ShouldBe([0, 1, 2, 2, 1]);
        almost.Criteria.First(c => c.Criterion is { Code: "ban-sach", Level: 1 }).Outcome.Missing.ShouldBe(37);
        level1.Level.ShouldBe(1);
        level2.Level.ShouldBe(2);
    }

    [Fact]
    public async Task A_ruling_counts_in_place_of_the_figures()
    {
        var (school, _) = await app.SchoolAsync();
        await app.ExecuteAsync("insert into reports.ruling (site_id, year, code, level, is_met, reason, ruled_at) values (@Id, @year, 'dien-tich', 1, true, 'Dùng chung hội trường', now())", new { school.Id, year = app.Year.Begins });

        (await app.AssessAsync(school)).Standards[1].Level.ShouldBe(1);
    }

    [Fact]
    public async Task Each_year_is_assessed_by_the_criteria_of_its_end()
    {
        var (school, _) = await app.SchoolAsync("doi-nam");
        await app.ExecuteAsync(
            """
            insert into reports.criterion (id, code, school_level, level, standard, text_vi, text_en, formula, operator, threshold, unit_vi, unit_en, article, is_verified, valid_from, is_ended, added_at)
            select gen_random_uuid(), 'doi', 'doi-nam', 1, 1, 'Chỗ ngồi', 'Seats', 'seats', 0, threshold, '', '', '', true, valid_from, is_ended, now()
            from (values (5, date '2020-01-01', false), (9, date '2024-05-31', false), (9, date '2025-06-01', true)) as v (threshold, valid_from, is_ended)
            """);

        var asked = new List<decimal?>();
        foreach (var year in new[] { 2022, 2023, 2024, 2025 })
            asked.Add((await app.AssessAsync(school, new(year))).Criteria.SingleOrDefault()?.Criterion.Threshold);

        asked.ShouldBe([5, 9, 9, null]);
    }
}
