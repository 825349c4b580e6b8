using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace OerPortal.Cms.Security;

/// <summary>Data Protection keys in the database, sealed (<see cref="SealedXml"/>), so that every instance and every restart reads the same cookies.</summary>
internal sealed class KeysInDatabase(NpgsqlDataSource data) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = data.OpenConnection();
        return [.. connection.Query<string>("select xml from cms.data_protection_key").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = data.OpenConnection();
        connection.Execute(
            "insert into cms.data_protection_key (name, xml) values (@name, @xml) on conflict (name) do update set xml = @xml",
            new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
