using System.Data;
using Dapper;

namespace OerPortal.Cms.Data;

/// <summary>Npgsql reads <c>timestamptz</c> as a UTC <see cref="DateTime"/>; the portal speaks <see cref="DateTimeOffset"/>.</summary>
internal sealed class UtcTimes : SqlMapper.TypeHandler<DateTimeOffset>
{
    internal static void Register() => SqlMapper.AddTypeHandler(new UtcTimes());

    public override DateTimeOffset Parse(object value) => value is DateTimeOffset offset ? offset : new DateTimeOffset((DateTime)value, TimeSpan.Zero);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
}
