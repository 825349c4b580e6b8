namespace OerPortal.Isolation.Tests.Kit;

/// <summary>Systems that sign people in by the portal.</summary>
internal sealed partial class SchoolThings
{
    private Task<Names> SystemAsync() => InsertAsync(
        "id",
        Guid.CreateVersion7(),
        """
        insert into signon.system (id, client_id, client_secret, client_type, application_type, consent_type, display_name, redirect_uris, concurrency_token, kind, made_at)
        values (@id, @id::text, 'AQAAAAEAACcQAAAAEA', 'confidential', 'web', 'explicit', 'Hệ thống', '["https://he-thong.test/ve"]', @id::text, 0, now())
        """);
}
