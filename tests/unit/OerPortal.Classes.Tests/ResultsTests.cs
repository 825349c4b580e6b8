using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

public sealed class ResultsTests(ClassesApp app)
{
    [Fact]
    public async Task A_teacher_sees_how_the_class_did_in_what_was_opened_for_it_and_nothing_else()
    {
        var (school, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa", "Trần Văn An");
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        (await librarian.PostFormAsync($"/quan-tri/lop/{its.Id}", [new("homeroom", $"{teacher.Id}")], "form[action*='handler=Teachers']")).Dispose();
        var (opened, other) = (await app.PublishAsync(school, teacher), await app.PublishAsync(school, teacher));
        using var at = app.SignIn(teacher);
        (await at.PostFormAsync($"/dung-trong-lop/hoc-lieu/{opened.PublicId}", [new("classId", $"{its.Id}")], "main form[method=post]")).Dispose();
        var pupil = (await app.PupilsAsync(school))[0];
        await LessonAsync(pupil.PersonId, opened.FileId, 0.8);
        await LessonAsync(pupil.PersonId, other.FileId, 0.1);

        var page = await at.OpenAsync($"/quan-tri/lop/{its.Id}/ket-qua");

        page.TextsOf("tbody tr").ShouldBe(["Trần Văn An Chưa làm –", "Nguyễn Thị Hoa Đã xong 80%"]);
        page.ShouldNotSay(other.Title);
        (await librarian.OpenAsync($"/quan-tri/lop/{its.Id}/ket-qua")).ShouldSay("Chưa mở bài nào cho lớp này");
    }

    private Task<IReadOnlyList<int>> LessonAsync(Guid personId, Guid fileId, double score) => app.QueryAsync<int>(
        "insert into reading.lesson (person_id, file_id, part, status, score, location, data, seconds, updated_at) values (@personId, @fileId, 'p1', 'passed', @score, '', '', 60, now() + interval '1 minute') returning 1",
        new { personId, fileId, score });
}
