using System.IO.Compression;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Exchange.Models;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Exchange.Tests.ExchangeApp))]

namespace OerPortal.Exchange.Tests;

/// <summary>A portal whose schools take in tables.</summary>
public sealed class ExchangeApp : PortalApp
{
    internal const string Headings = "Mã,Tên học liệu,Mô tả,Loại học liệu,Môn học,Lớp,Ngôn ngữ,Giấy phép,Ai xem được,Tệp,Vai trò của tệp,Tên hiển thị của tệp";

    public ExchangeApp()
    {
        // The test server has no body size feature; Kestrel does.
        Log.Expect("A request body size limit could not be applied");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A row that lacks nothing.</summary>
    internal static string Row(string key, string title, string files = "", string visibility = "Trong trường")
        => $"{key},{title},Bài dạy hai tiết,Kế hoạch bài dạy,Toán,Lớp 4,Tiếng Việt,CC BY 4.0,{visibility},{files},,";

    internal static string Table(params string[] rows) => string.Join("\r\n", rows.Prepend(Headings));

    /// <summary>A school with somebody who contributes and somebody who decides.</summary>
    internal async Task<(Site School, TestPerson Teacher, TestPerson Librarian)> SchoolAsync()
    {
        var school = await CreateSchoolAsync();
        return (school, await CreatePersonAsync(SiteRole.Teacher, school), await CreatePersonAsync(SiteRole.Librarian, school));
    }

    internal static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A folder with these files, below the application's own.</summary>
    internal string Folder(params (string Name, string Text)[] files)
    {
        var folder = Path.Combine(DataFolder, $"given-{Guid.CreateVersion7():N}");
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        return folder;
    }

    /// <summary>A file below the application's own folder.</summary>
    internal async Task<string> KeptAsync(byte[] content, string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(DataFolder, $"given-{Guid.CreateVersion7():N}")).FullName, name);
        await File.WriteAllBytesAsync(path, content, Ct);
        return path;
    }

    /// <summary>What an operator types.</summary>
    internal Task<int> VerbAsync(string verb, params string[] arguments)
        => ActAsSystemAsync(s => s.GetServices<IPortalVerb>().Single(v => v.Name == verb).RunAsync(arguments, Ct));

    internal async Task<Run> LastRunAsync(Site school)
        => await ActAsSystemAsync(s => Task.FromResult(s.GetRequiredService<Data.ExchangeDbContext>().Runs.OrderByDescending(r => r.BeganAt).ThenByDescending(r => r.Id).First()), school);

    internal async Task<IReadOnlyList<RowReport>> RowsAsync(Run run)
        => await ActAsSystemAsync(s => Task.FromResult(s.GetRequiredService<Data.ExchangeDbContext>().Rows.Where(r => r.RunId == run.Id).OrderBy(r => r.Number).ToList()));

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return [.. await connection.QueryAsync<T>(sql, values is Site site ? new { site.Id } : values)];
    }
}
