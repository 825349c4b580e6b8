using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Architecture.Tests;

/// <summary>What every other test relies on.</summary>
public sealed class TestKitTests(PortalApp app)
{
    [Fact]
    public async Task A_page_knows_who_a_visitor_is()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        (await teacher.OpenAsync("/toi")).ShouldSay(teacher.Person.DisplayName);
        (await app.Guest().GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_test_person_can_sign_in_as_people_do()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        using var visitor = app.Guest();

        var answer = await visitor.PostFormAsync("/dang-nhap", [new("Input.Login", person.UserName), new("Input.Password", TestPerson.Password)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.OpenAsync("/toi")).ShouldSay(person.DisplayName);
    }

    [Fact]
    public void A_warning_that_nobody_expected_fails_the_run()
    {
        using var log = new ServerLog();
        log.CreateLogger("Scanner").Log(Microsoft.Extensions.Logging.LogLevel.Warning, default, "clamd is away", null, (text, _) => text);

        Should.Throw<ShouldAssertException>(log.ShouldBeQuiet);
        log.Expect("clamd is away");
        log.ShouldBeQuiet();
    }
}
