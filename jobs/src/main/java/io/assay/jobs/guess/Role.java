package io.assay.jobs.guess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column can mean for customers and purchases, with the names that it goes by in English and Chinese. */
enum Role {
    CUSTOMER(
            "customerid custid customer customerno customernumber customercode clientid client kundennummer kundenr kunde buyerid"
                    + " buyer userid user memberid member membercode accountid account cardno cardnumber msisdn subscriberid"
                    + " 客户编号 客户号 客户id 客户代码 客户 会员编号 会员号 会员id 会员卡号 会员 用户编号 用户id 用户 顾客编号 顾客id 顾客"
                    + " 买家id 买家 账号 账户 手机号 卡号"),
    TRANSACTION(
            "invoiceno invoice invoiceid invoicenumber orderid orderno ordernumber order transactionid transactionno transaction"
                    + " receiptid receiptno receipt basketid basket billno ticketid ticket belegnummer bestellnummer rechnungsnummer"
                    + " 订单编号 订单号 订单id 订单 交易编号 交易号 交易流水号 流水号 单号 小票号 发票号"),
    TIME(
            "invoicedate orderdate orderedat transactiondate transactiontime purchasedate saledate paidat paymentdate createdat"
                    + " orderpurchasetimestamp timestamp datetime eventtime date time datum bestelldatum kaufdatum"
                    + " 下单时间 交易时间 交易日期 订单日期 订单时间 购买日期 购买时间 支付时间 付款时间 消费时间 消费日期 成交时间 日期 时间"),
    AMOUNT(
            "amount totalamount transactionamount orderamount linetotal ordertotal lineamount netamount paidamount totalprice"
                    + " totalsales sales revenue turnover paymentvalue value total paid spend betrag umsatz gesamtbetrag"
                    + " 交易金额 订单金额 实付金额 支付金额 消费金额 销售金额 成交金额 总金额 金额 销售额 总价 实付"),
    QUANTITY("quantity qty units pieces itemcount menge anzahl 购买数量 数量 件数 销量"),
    UNIT_PRICE("unitprice price priceeach itemprice einzelpreis preis stueckpreis 单价 商品单价 价格 售价"),
    PRODUCT(
            "stockcode productid productcode product sku itemid itemcode item articleid articleno article upc artikelnummer artikel"
                    + " 商品编号 商品编码 商品代码 商品id 商品 产品编号 产品id 产品 货号 品名"),
    CURRENCY("currency currencycode ccy waehrung währung 币种 货币 币别"),
    PEER_GROUP("country countrycode region state market store storeid branch land filiale 国家 地区 省份 城市 门店 店铺 分店"),
    RETURN_STATUS("isreturn returned isrefund refunded orderstatus status transactiontype type 是否退货 是否退款 退货标志 订单状态 交易状态"
            + " 交易类型 状态");

    private final String names;

    Role(String names) {
        this.names = names;
    }

    /**
     * How well a name fits, 0 to 1: 1 for the first of the usual names, less for later ones, at most a half where a usual
     * name is only a part of it.
     */
    double fit(String column) {
        String plain = plain(column);
        List<String> usual = Arrays.asList(names.split(" "));
        int place = usual.indexOf(plain);
        if (place >= 0) {
            return 1 - 0.4 * place / usual.size();
        }
        return usual.stream()
                .filter(name -> name.length() > 3 || name.codePointAt(0) > 0x2e80)
                .filter(plain::contains)
                .mapToDouble(name -> 0.5 * name.length() / plain.length())
                .max()
                .orElse(0);
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT)
                .replaceAll("[(（\\[].*?[)）\\]]", "")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
