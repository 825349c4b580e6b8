using System.Security.Cryptography;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    // Letters that codes are made of.
    private static string NewCode() => RandomNumberGenerator.GetString("CGHKMNPQTUY", 6);

    private Task<Names> MakeOfClassesAsync(Thing thing) => thing switch
    {
        Thing.Class => ClassAsync(),
        Thing.ClassPupil => ClassPupilAsync(),
        Thing.Roster => RosterAsync(),
        _ => OpeningAsync(),
    };

    private async Task<Names> ClassAsync()
    {
        var code = NewCode();
        var names = await InsertAsync(
            "id",
            Guid.CreateVersion7(),
            $"""
            insert into classes.school_class (id, site_id, name, plain_name, grade, school_year, code, homeroom_person_id)
            values (@id, @site, @title, @id::text, 6, 2026, '{code}', @teacher)
            """);
        var pupil = await app.CreatePersonAsync(SiteRole.Reader, school);
        await InsertAsync(
            "who",
            pupil.Id,
            $"insert into classes.pupil (person_id, site_id, class_id, name, plain_name, card) values (@id, @site, '{names["id"]}', @title, 'ngoc linh', '{PublicId.New()}')");
        return new Names(names) { ["code"] = code, ["who"] = $"{pupil.Id}", ["homeroom"] = $"{Teacher.Id}" };
    }

    private async Task<Names> ClassPupilAsync()
    {
        var its = await ClassAsync();
        var card = await AskAsync("select card from classes.pupil where person_id = @id", Guid.Parse(its["who"]));
        return new Names { ["code"] = its["code"], ["id"] = its["who"], ["card"] = card! };
    }

    private Task<Names> RosterAsync() => InsertAsync(
        "id",
        Guid.CreateVersion7(),
        """
        insert into classes.roster (id, site_id, kind, name, state, school_year, is_whole, began_at) values (@id, @site, 0, @title, 1, 2026, false, now())
        """);

    // Of a collection that is gone: whoever types it here must see no more afterwards than before. What codes open is in OpeningTests.
    private async Task<Names> OpeningAsync()
    {
        var code = NewCode();
        return new Names(await InsertAsync(
            "id",
            Guid.CreateVersion7(),
            $"""
            insert into classes.opening (id, site_id, owner_id, code, kind, public_id, title, is_of_school, made_at, ends_at)
            values (@id, @site, @teacher, '{code}', 1, '{PublicId.New()}', @title, true, now(), now() + interval '1 day')
            """))
        { ["code"] = code };
    }
}
