package io.assay.jobs.guess;

import java.util.Arrays;
import java.util.List;

/** What a column can mean for customers and purchases, with the names that it goes by in English and Chinese. */
enum Role {
    CUSTOMER(
            "customerid custid customer customerno customernumber customercode clientid client kundennummer kundennr kundenr"
                    + " kundenid kunde buyerid buyer userid user memberid member membercode subscriberid subscriber msisdn"
                    + " accountid account cardid cardno cardnumber loyaltycard loyaltyid customeremail useremail clientemail buyeremail email"
                    + " 客户编号 客户号 客户id 客户代码 客户 会员编号 会员号 会员id 会员卡号 会员 用户编号 用户id 用户 顾客编号 顾客id 顾客"
                    + " 买家id 买家 账号 账户 卡号 手机号 手机号码 买家昵称",
            "name since type segment group level age birthday gender city country region state zip postcode phone"
                    + " 姓名 名称 类型 等级 性别 年龄 城市"),
    TRANSACTION(
            "invoiceno invoice invoiceid invoicenumber orderid orderno ordernumber order transactionid transactionno transaction"
                    + " receiptid receiptno receipt basketid basket billid billno ticketid ticket voucherid voucher belegnummer"
                    + " belegnr belegid beleg bestellnummer bestellung rechnungsnummer rechnungsnr rechnung reference"
                    + " 订单编号 订单号 订单id 订单 交易编号 交易号 交易流水号 流水号 单号 小票号 发票号",
            "type status state channel source name date time currency 类型 状态 渠道 备注"),
    TIME(
            "invoicedate orderdate orderedat transactiondate transactiontime purchasedate purchasedat saledate paidat paymentdate"
                    + " bookingdate postingdate createdat orderpurchasetimestamp timestamp datetime eventtime date time"
                    + " bestelldatum kaufdatum rechnungsdatum belegdatum buchungsdatum datum"
                    + " 下单时间 交易时间 交易日期 订单日期 订单时间 购买日期 购买时间 支付时间 付款时间 消费时间 消费日期 成交时间 日期 时间",
            "birth birthday dob due ship shipping shipped delivery delivered update updated modified load loaded etl expiry"
                    + " registration registered signup since last first 生日 出生 发货 收货 更新 注册 到期"),
    AMOUNT(
            "amount totalamount transactionamount orderamount linetotal ordertotal lineamount netamount paidamount totalprice"
                    + " totalsales sales revenue turnover paymentvalue value total paid spend betrag umsatz gesamtbetrag nettobetrag"
                    + " 交易金额 订单金额 实付金额 支付金额 消费金额 销售金额 成交金额 总金额 金额 销售额 总价 实付",
            "tax vat discount shipping freight fee tip balance cost margin profit limit 税 税额 折扣 优惠 运费 余额 成本 手续费"),
    DEBIT(
            "debit debits debitamount debitamt amountdebit withdrawal withdrawals withdrawalamount paidout moneyout soll sollbetrag"
                    + " 借方 借方金额 借方发生额 支出 支出金额",
            "limit card"),
    CREDIT(
            "credit credits creditamount creditamt amountcredit deposit deposits depositamount paidin moneyin haben habenbetrag"
                    + " 贷方 贷方金额 贷方发生额 收入 收入金额",
            "limit score card"),
    QUANTITY("quantity qty units pieces itemcount menge anzahl 购买数量 数量 件数 销量", "stock 库存"),
    UNIT_PRICE(
            "unitprice price priceeach itemprice einzelpreis preis stueckpreis 单价 商品单价 价格 售价", "total cost list 总价 成本"),
    PRODUCT(
            "stockcode productid productcode product sku itemid itemcode item articleid articleno article upc artikelnummer artikel"
                    + " material materialnummer 商品编号 商品编码 商品代码 商品id 商品 商品名称 产品编号 产品id 产品 产品名称 宝贝标题"
                    + " 货号 品名",
            "category type group count quantity price 类别 分类 数量 单价"),
    CURRENCY("currency currencycode ccy waehrung währung 币种 货币 币别", "rate 汇率"),
    PEER_GROUP(
            "country countrycode region regioncode state market store storeid branch land filiale 国家 地区 省份 城市 门店 店铺 分店",
            "status order 状态"),
    RETURN_STATUS(
            "isreturn returned isrefund refunded returnstatus refundstatus orderstatus status transactiontype type debitcredit creditdebit dc drcr crdr"
                    + " debitcreditindicator creditdebitindicator sollhaben sh belegart 是否退货 是否退款 退货标志 退款状态 退货状态 售后状态 订单状态 交易状态 交易类型"
                    + " 借贷标志 借贷方向 状态",
            "customer account payment card 支付 客户");

    /** A name of which only the end is usual: what a name ends with says what it is. */
    private static final double ENDING = 0.55;

    private static final double PART = 0.5;
    private static final double ASIDE = 0.4;

    private final String names;
    private final String others;

    /**
     * @param names usual names, the most telling first
     * @param others words of names that mean something else
     */
    Role(String names, String others) {
        this.names = names;
        this.others = others;
    }

    /**
     * How well a name fits, 0 to 1: 1 for the first of the usual names, less for later ones, less still where a usual name
     * is only the end or a part of it.
     */
    double fit(String column) {
        ColumnName name = ColumnName.of(column);
        return Math.max(fit(name, name.plain()), fit(name, name.full()));
    }

    private double fit(ColumnName name, String written) {
        List<String> usual = List.of(names.split(" "));
        int place = usual.indexOf(written);
        if (place >= 0) {
            return 1 - 0.4 * place / usual.size();
        }
        double part = usual.stream()
                .filter(Role::tells)
                .filter(written::contains)
                .mapToDouble(known -> written.endsWith(known) ? ENDING : PART * known.length() / written.length())
                .max()
                .orElse(0);
        boolean aside = Arrays.stream(others.split(" "))
                .anyMatch(other -> name.words().contains(other) || (isChinese(other) && written.contains(other)));
        return aside ? ASIDE * part : part;
    }

    /** Whether a name is long enough to be known inside another one. */
    private static boolean tells(String name) {
        return name.length() > 3 || isChinese(name);
    }

    private static boolean isChinese(String name) {
        return name.codePointAt(0) > 0x2e80;
    }
}
