using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;

namespace OerPortal.TestKit.People;

/// <summary>Access tokens for programs, without the page that makes them.</summary>
public static class TestTokens
{
    /// <returns>What goes behind <c>Authorization: Bearer</c>.</returns>
    public static async Task<string> MakeTokenAsync(this PortalApp app, TestPerson person, Site site, params string[] scopes)
    {
        var token = $"oer_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into accounts.access_token (id, person_id, site_id, name, scopes, hash, made_at, expires_at)
            values (@id, @person, @site, 'Chương trình thử', @scopes, @hash, @now, @now + interval '1 year')
            """,
            new { id = Guid.CreateVersion7(), person = person.Id, site = site.Id, scopes, hash = SHA256.HashData(Encoding.UTF8.GetBytes(token)), now = app.Clock.GetUtcNow().UtcDateTime });
        return token;
    }
}
