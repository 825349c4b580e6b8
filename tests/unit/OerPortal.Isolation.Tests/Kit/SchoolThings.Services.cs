using OerPortal.Cms.Text;

namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    private const string InsertEvent = """
        insert into events.event (id, public_id, site_id, kind, title, place, body, starts_at, ends_at, takes_registrations, changed_at)
        values (@row, {0}, @site, 0, @title, '', '', now() + interval '1 day', now() + interval '2 days', true, now());
        """;

    private async Task<Names> RequestAsync()
    {
        var id = Guid.CreateVersion7();
        var names = await InsertAsync(
            "id",
            id,
            """
            insert into services.request (id, key, site_id, service, person_id, name, contact, title, detail, body, asked_at, state, changed_at)
            values (@id, replace(@id::text, '-', ''), @site, 0, @teacher, @title, '', @title, '', '', now(), 0, now())
            """);
        names["key"] = $"{id:N}";
        return names;
    }

    private async Task<Names> EventAsync()
    {
        var file = Guid.CreateVersion7();
        var publicId = PublicId.New();
        await InsertAsync(
            "file",
            file,
            InsertEvent.Replace("{0}", $"'{publicId}'", StringComparison.Ordinal) + "insert into events.picture (file_id, event_id, site_id, words, at) values (@id, @row, @site, @title, now())");
        return new Names { ["publicId"] = publicId, ["file"] = $"{file}" };
    }

    private async Task<Names> ChallengeAsync()
    {
        var its = Guid.CreateVersion7();
        var publicId = PublicId.New();
        await InsertAsync(
            "classId",
            its,
            $"""
            insert into campaigns.challenge (id, public_id, site_id, title, body, goal, opens_on, closes_on, changed_at)
            values (@row, '{publicId}', @site, @title, '', 40, current_date - 2, current_date + 20, now());
            insert into campaigns.challenge_class (id, challenge_id, site_id, name, people, joined_at) values (@id, @row, @site, @title, 30, now());
            """);
        return new Names { ["publicId"] = publicId, ["classId"] = $"{its}" };
    }

    private async Task<Names> RegistrationAsync()
    {
        var id = Guid.CreateVersion7();
        await InsertAsync(
            "key",
            id,
            InsertEvent.Replace("{0}", $"'{PublicId.New()}'", StringComparison.Ordinal)
            + """
            insert into events.registration (id, key, event_id, site_id, person_id, name, contact, people, registered_at)
            values (@id, replace(@id::text, '-', ''), @row, @site, @teacher, @title, '', 1, now())
            """);
        return new Names { ["key"] = $"{id:N}" };
    }
}
